/** The room places: who sees what people have said of notes, and how far they have come. */
import { idOf, keyOf } from '../../../sync/record.ts';
import { nameKeys } from '../../../methods/name-keys.ts';
import type { View } from '../../define.ts';
import { screenAudience, workshopAudience } from '../../visibility/audiences.ts';
import { defineRoomKind, type Shown } from '../kind.ts';
import { alsoInThemes } from './also.ts';
import { intentsIn } from './intent.ts';
import type { Choice, Doubt, OpenPlaces, PlacingProgress } from './model.ts';
import { isAsked, offeredIn, saidIn, sortedIn, type SaidOf } from './sorting.ts';
import { inOrder, isApplied, type PlacingStep } from './wall.ts';

/** Of fewer people, a tenth more would be one of them. */
const leastForTenths = 10;

export const placingRoomKind = defineRoomKind({
  kind: 'placing',
  projections: {
    // Who says what of which note, and who reads which, nobody else ever sees.
    intent: (intent) => [[[intent.seat], intent]],
    check: (check) => [[[check.seat], check]],
    batch: (batch, view) => {
      const workshop = view.get('step', batch.step)?.workshop ?? '';
      return batch.part === 'done' ? [[['host', workshopAudience(workshop)], batch]] : [];
    },
  },
  // What has been said so far, and whether anything has, is nobody's to know before all is placed.
  unshown: () => null,
  // What somebody said was never theirs to show: a copy begins without it.
  rehearsed: () => null,
  project: projectStep,
  alsoIn: alsoInThemes,
});

function projectStep(step: PlacingStep, view: View): readonly Shown[] {
  if (step.openedAt === null) return [];
  const screens = ['host', screenAudience(step.workshop)];
  if (isApplied(view, step.id)) return [[screens, openOf(step, view)]];
  const said = saidIn(view, step);
  return [
    [screens, progressOf(step, view, said)],
    ...(step.part === 'again' ? said.flatMap((about) => doubtOf(step, view, about)) : []),
  ];
}

function progressOf(step: PlacingStep, view: View, said: readonly SaidOf[]): PlacingProgress {
  const tasks = tasksIn(step, said);
  const all = [...tasks.values()];
  const done = all.filter(Boolean).length;
  const offered = offeredIn(view, step.id);
  const wishes = new Map(
    intentsIn(view, step.id).flatMap(({ wish, note }) =>
      wish !== null && offered.has(note) ? [[nameKeys(wish)[0] ?? wish, wish] as const] : [],
    ),
  );
  return {
    type: 'placingProgress',
    id: idOf('placingProgress', keyOf(step.id)),
    step: step.id,
    tenths: all.length < leastForTenths ? null : Math.floor((10 * done) / all.length),
    wishes: [...wishes.values()].toSorted((a, b) => a.localeCompare(b, 'sv')),
  };
}

/** Who has something to do in the present part, and whether it is done. */
function tasksIn({ part }: PlacingStep, said: readonly SaidOf[]): ReadonlyMap<string, boolean> {
  const tasks = new Map<string, boolean>();
  const add = (seat: string | null, done: boolean) => {
    if (seat !== null) tasks.set(seat, (tasks.get(seat) ?? true) && done);
  };
  for (const one of said) {
    if (part === 'place') add(one.note.author, one.intent !== undefined);
    else for (const { seat, given } of one.checks) add(seat, given);
    if (part === 'again' && isAsked(one)) add(one.note.author, one.answers.second !== null);
  }
  return tasks;
}

function doubtOf(step: PlacingStep, view: View, one: SaidOf): readonly Shown[] {
  const { note, checks, answers } = one;
  if (note.author === null || !isAsked(one)) return [];
  const doubt: Doubt = {
    type: 'doubt',
    id: idOf('doubt', `${keyOf(step.id)}.${keyOf(note.id)}`),
    step: step.id,
    note: note.id,
    places: inOrder(view, answers.checks),
    reasons: [...new Set(checks.flatMap(({ reason }) => reason ?? []))].toSorted((a, b) =>
      a.localeCompare(b, 'sv'),
    ),
  };
  return [[[note.author], doubt]];
}

/** What is left, with the places between which it stands; in the order of the ids, which tells nothing. */
function openOf(step: PlacingStep, view: View): OpenPlaces {
  const open = sortedIn(view, step)?.open ?? [];
  return {
    type: 'openPlaces',
    id: idOf('openPlaces', keyOf(step.id)),
    step: step.id,
    notes: open.map(({ note, answers }) => ({
      note: note.id,
      places: inOrder(view, placesIn(answers)),
    })),
  };
}

function placesIn({ first, second, checks }: SaidOf['answers']): Choice[] {
  return [second ?? first, ...checks].flatMap((place) =>
    place === null || place.startsWith('wish ') ? [] : place,
  );
}
