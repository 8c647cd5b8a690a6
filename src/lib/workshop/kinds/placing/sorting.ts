/**
 * What the room makes of what people have said: which notes are given to whom, and where each belongs.
 * Only the room has all of it; on a page these see nothing that is not its own.
 */
import { isEnough, untoldShare } from '../../../methods/room-sorting/batch.ts';
import { dealChecks, ownLoad } from '../../../methods/room-sorting/deal.ts';
import {
  checksWanted,
  isContradicted,
  settledPlace,
  type NoteAnswers,
} from '../../../methods/room-sorting/settle.ts';
import { seedFrom } from '../../../methods/passing-on.ts';
import { seededRandom } from '../../../methods/random.ts';
import type { Tx, View } from '../../define.ts';
import type { Note } from '../../model/note.ts';
import { presenceId } from '../../model/presence.ts';
import { seatsAt } from '../../people/attendance.ts';
import { sameTitle } from '../../themes/themes.ts';
import { intentsIn } from './intent.ts';
import { batchId, checkId, mostExamples, type Check, type Choice, type Intent } from './model.ts';
import { standingChoice, wallOf, type PlacingStep } from './wall.ts';

/** Of notes that nobody has checked, so many are left to the room: by lot. */
const unread = 1 / 8;

/** A note with all that has been said of it. */
export interface SaidOf {
  readonly note: Note;
  readonly intent: Intent | undefined;
  readonly checks: readonly Check[];
  readonly answers: NoteAnswers;
}

/** All notes of a step that lie nowhere yet, with what has been said of them, by their ids. */
export function saidIn(view: View, step: PlacingStep): readonly SaidOf[] {
  const intents = new Map(intentsIn(view, step.id).map((intent) => [intent.note, intent]));
  const checks = Map.groupBy(
    view.list('check').filter((check) => check.step === step.id),
    ({ note }) => note,
  );
  return wallOf(view, step)
    .map((note) => {
      const intent = intents.get(note.id);
      const own = checks.get(note.id) ?? [];
      return { note, intent, checks: own, answers: answersOf(view, intent, own) };
    })
    .toSorted((a, b) => (a.note.id < b.note.id ? -1 : 1));
}

function answersOf(view: View, intent: Intent | undefined, checks: readonly Check[]): NoteAnswers {
  return {
    first: intent ? placeOf(view, intent) : null,
    second: standingChoice(view, intent?.second ?? null),
    checks: checks.flatMap(({ choice }) => standingChoice(view, choice) ?? []),
  };
}

/** A theme that a writer has missed and that there is by now, is the theme. */
function placeOf(view: View, { choice, wish }: Intent): string | null {
  if (wish === null) return standingChoice(view, choice);
  return sameTitle(view, '', wish)?.id ?? `wish ${wish}`;
}

/** Whether the writer of a note is asked once more. */
export function isAsked({ note, answers }: SaidOf): boolean {
  return note.author !== null && isContradicted(answers);
}

/**
 * Whether so many writers have placed their notes that it may be shown what they have said. It does not
 * depend on which notes lie where: whoever leaves a handful on the wall would otherwise learn whether
 * they are of different people.
 */
function isBatch(view: View, step: PlacingStep): boolean {
  const written = view.list('note').filter(({ workshop }) => workshop === step.workshop);
  const writers = new Set(written.flatMap(({ author }) => author ?? []));
  const heard = new Set(intentsIn(view, step.id).map(({ seat }) => seat));
  return isEnough(heard.size, writers.size);
}

/** Shows those who check what writers have said, once, if it is of enough people. */
export function offer(tx: Tx, step: PlacingStep): void {
  const id = batchId(step.id, 'check');
  const intents = intentsIn(tx, step.id);
  if (tx.get('batch', id) || !isBatch(tx, step)) return;
  const notes = intents.map(({ note }) => note).toSorted();
  tx.put({ type: 'batch', id, step: step.id, part: 'check', notes });
}

/** The notes of which those who check are shown what their writers have said. */
export function offeredIn(view: View, step: string): ReadonlySet<string> {
  return new Set(view.get('batch', batchId(step, 'check'))?.notes);
}

/** Gives each note to as many people of other groups as have to read it. */
export function dealOut(tx: Tx, step: PlacingStep): void {
  const said = saidIn(tx, step);
  const readers = readersAt(tx, step);
  const sat = Map.groupBy(tx.list('membership'), ({ group }) => group);
  const notes = said.map(({ note, answers, checks }) => {
    // What was given out before and is not answered counts only until all are asked once more.
    const pending = step.part === 'check' ? checks.filter(({ given }) => !given).length : 0;
    const wanted = Math.max(0, checksWanted(answers) - answers.checks.length - pending);
    const circle = note.group === null ? [] : (sat.get(note.group) ?? []);
    const not = new Set([
      ...circle.map(({ seat }) => seat),
      ...checks.map(({ seat }) => seat),
      ...(note.author === null ? [] : [note.author]),
    ]);
    return { note: note.id, wanted, not };
  });
  const excluded = new Map(notes.map(({ note, not }) => [note, not]));
  const loads = loadsOf(said);
  const random = seededRandom(seedFrom([drawsOf(tx, step), step.id, step.part]));
  const proposals = proposalsIn(tx, step, said);
  const examples = examplesIn(tx, said, proposals);
  const dealt = dealChecks(
    notes,
    readers.map((id) => ({ id, load: loads.get(id) ?? 0 })),
    random,
  );
  for (const [seat, hand] of dealt) {
    for (const key of hand) {
      const proposed = proposals.get(key) ?? null;
      const shown = firstOf(
        proposed === null ? [] : (examples.get(proposed) ?? []),
        (note) => note !== key && excluded.get(note)?.has(seat) !== true,
      );
      const id = checkId(step.id, key, seat);
      tx.put({
        ...{ type: 'check', id, step: step.id, note: key, seat, proposed, examples: shown },
        ...{ given: false, choice: null, reason: null },
      });
    }
  }
}

/** Who is there to read: with a phone of their own, connected or heard of in the step. */
function readersAt(view: View, step: PlacingStep): string[] {
  const phones = seatsAt(view, step.workshop).filter(({ phone }) => phone !== 'none');
  const heard = new Set([
    ...intentsIn(view, step.id).map(({ seat }) => seat),
    ...view
      .list('check')
      .flatMap((check) => (check.step === step.id && check.given ? check.seat : [])),
  ]);
  const there = phones.filter(
    ({ id }) => heard.has(id) || view.get('presence', presenceId(id)) !== undefined,
  );
  return there.map(({ id }) => id);
}

/** What everybody has had to do so far, as so many notes read. */
function loadsOf(said: readonly SaidOf[]): ReadonlyMap<string, number> {
  const loads = new Map<string, number>();
  const add = (seat: string | null, load: number) => {
    if (seat !== null) loads.set(seat, (loads.get(seat) ?? 0) + load);
  };
  for (const about of said) {
    add(about.note.author, ownLoad + (isAsked(about) ? 1 : 0));
    for (const { seat } of about.checks) add(seat, 1);
  }
  return loads;
}

/**
 * Where notes are said to belong, to those who check them. Of some that have been placed nothing is said,
 * by lot: otherwise a note of which nothing is said would be one of the few whose writer has gone.
 */
function proposalsIn(
  view: View,
  step: PlacingStep,
  said: readonly SaidOf[],
): ReadonlyMap<string, Choice> {
  const offered = offeredIn(view, step.id);
  const untold = untoldShare(offered.size);
  return new Map(
    said.flatMap(({ note, answers: { first } }): [string, Choice][] => {
      if (!offered.has(note.id) || lot(view, step, note.id) < untold) return [];
      const place = standingChoice(view, first?.startsWith('wish ') ? null : first);
      return place === null ? [] : [[note.id, place]];
    }),
  );
}

/** By place, the notes that lie there, or are said to belong there and are in no doubt. */
function examplesIn(
  view: View,
  said: readonly SaidOf[],
  proposals: ReadonlyMap<string, Choice>,
): ReadonlyMap<Choice, readonly string[]> {
  const lying = view
    .list('note')
    .filter(({ theme, hidden, withdrawn }) => theme !== null && !hidden && !withdrawn)
    .filter(({ step }) => view.get('step', step)?.revealed)
    .map(({ id, theme }) => ({ id, place: theme ?? '' }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const alike = said.flatMap(({ note: { id }, answers }) => {
    const place = proposals.get(id);
    return place === undefined || isContradicted(answers) ? [] : [{ id, place }];
  });
  const byPlace = Map.groupBy([...lying, ...alike], ({ place }) => place);
  return new Map([...byPlace].map(([place, own]) => [place, own.map(({ id }) => id)]));
}

/** As many as stand beside a note that is checked, without looking at more than that takes. */
function firstOf(notes: readonly string[], isShown: (note: string) => boolean): string[] {
  const shown: string[] = [];
  for (const note of notes) {
    if (shown.length === mostExamples) break;
    if (isShown(note)) shown.push(note);
  }
  return shown;
}

/** What is decided: where each note belongs, and which are left to the people in the room. */
export interface Sorted {
  readonly places: readonly { readonly note: string; readonly place: Choice }[];
  readonly open: readonly SaidOf[];
}

/** Where all notes belong; null: too few have placed theirs for it to be told. */
export function sortedIn(view: View, step: PlacingStep): Sorted | null {
  if (!isBatch(view, step)) return null;
  const said = saidIn(view, step);
  const places = said.flatMap(({ note, answers }) => {
    // Where nobody checks, what is left would be the notes of those few who have gone.
    const isUnread = answers.checks.length === 0 && lot(view, step, note.id) < unread;
    const place = isUnread ? null : settledPlace(answers);
    return place === null || place.startsWith('wish ') ? [] : [{ note: note.id, place }];
  });
  const placed = new Set(places.map(({ note }) => note));
  return { places, open: said.filter(({ note }) => !placed.has(note.id)) };
}

/** A number from 0 to 1 that is always the same of a note in a step, and that nobody knows. */
function lot(view: View, step: PlacingStep, note: string): number {
  return seededRandom(seedFrom([drawsOf(view, step), step.id, note]))();
}

function drawsOf(view: View, { workshop }: PlacingStep): string {
  return view.get('workshop', workshop)?.draws ?? '';
}
