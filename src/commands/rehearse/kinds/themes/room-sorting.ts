/** The room sorts before the plenary does: everybody in silence, or the groups their own notes. */
import { newId } from '#lib/client/keys.ts';
import { randomBelow } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import { roundOf } from '#lib/workshop/agenda/agenda.ts';
import { groupOf } from '#lib/workshop/groups/membership.ts';
import { groupNotes } from '#lib/workshop/kinds/themes/laid.ts';
import { laidId, mostMarked } from '#lib/workshop/kinds/themes/model.ts';
import { isTied, sortableNotes } from '#lib/workshop/kinds/themes/moved.ts';
import { lengths } from '#lib/workshop/model/fields.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { sameTitle } from '#lib/workshop/themes/themes.ts';
import { everybodyAnswers } from '../../answering.ts';
import {
  answerTo,
  facilitate,
  line,
  mutateAndWait,
  stepIn,
  type OccasionRun,
  type Phone,
} from '../../occasion-run.ts';

/** How often somebody lays a note where its writer did not mean it. */
const DIFFERING = 0.1;
/** How many notes are taken up again, for each that lies nowhere yet. */
const AGAIN = 0.2;

/** Everybody lays notes into themes; then the facilitator locks the sorting. */
export async function sortSilently(run: OccasionRun, step: StepOf<'themes'>): Promise<void> {
  const { host, random, refusals } = run;
  const meant = meantTitles(run);
  const notes = sortableNotes(host.view, step).length;
  await everybodyAnswers(run, turns(run, notes * (1 + AGAIN)), async ({ client }) => {
    const { view } = client;
    const all = sortableNotes(view, step).filter(
      ({ id }) => meant.has(id) && !isTied(view, step.id, id),
    );
    const loose = all.filter(({ theme }) => theme === null);
    const note = oneOf(loose.length === 0 || random() < AGAIN ? all : loose, random);
    const title = note && titleFor(run, meant.get(note.id) ?? '');
    if (!note || !title) return;
    const theme = sameTitle(view, '', title)?.id ?? newId('theme');
    const args = { step: step.id, note: note.id, theme, title };
    const code = await answerTo(run, client, 'moved.place', args);
    // Two can take the same note at the same time, and a third move is the last one.
    if (code !== 'silent.together') refusals.add(code);
  });
  await facilitate(run, 'moved.lock', { step: step.id, locked: true });
  await everywhere(run, step, ({ sortingLocked }) => sortingLocked);
  say(run, step);
}

/** Each group lays its notes into piles, and marks some; then the facilitator brings all of them. */
export async function sortInGroups(run: OccasionRun, step: StepOf<'themes'>): Promise<void> {
  const { host, random, phones, workshop, watch } = run;
  const meant = meantTitles(run);
  const notes = sortableNotes(host.view, step).length;
  await everybodyAnswers(run, turns(run, notes), async ({ client, seat }) => {
    const loose = groupNotes(client.view, step, seat).filter(({ id }) => {
      const lies = client.view.get('laid', laidId(step.id, id));
      return meant.has(id) && (lies?.cluster ?? null) === null;
    });
    const note = oneOf(loose, random);
    if (!note) return;
    const cluster = titleFor(run, meant.get(note.id) ?? '');
    const args = { step: step.id, note: note.id, cluster };
    await mutateAndWait(run, client, 'laid.put', args);
  });
  const round = roundOf(host.view, workshop, step.id)?.id ?? null;
  const byGroup = Map.groupBy(phones.values(), ({ seat }) => groupOf(host.view, round, seat)?.id);
  // One of each group marks what they have agreed on.
  await Promise.all(
    [...byGroup.values()].flatMap(([first]) => (first ? [mark(run, step, first)] : [])),
  );
  watch.willBring(step.id);
  const bring = { step: step.id, brought: true, make: true };
  if (!(await facilitate(run, 'laid.bring', bring))) return;
  await everywhere(run, step, ({ brought }) => brought);
  say(run, step);
}

async function mark(run: OccasionRun, step: StepOf<'themes'>, { client, seat }: Phone) {
  for (const { id: note } of groupNotes(client.view, step, seat).slice(0, mostMarked)) {
    await mutateAndWait(run, client, 'laid.mark', { step: step.id, note, marked: true });
  }
}

/** So many times somebody does something, spread over all who have come. */
function turns({ phones }: OccasionRun, times: number): { readonly by: string }[] {
  const people = [...phones.keys()];
  return Array.from({ length: Math.ceil(times) }, (_, at) => ({
    by: people[at % people.length] ?? '',
  }));
}

/** The title of the theme to which the writer of each note meant it to belong, by the note's id. */
function meantTitles({ script, notes }: OccasionRun): ReadonlyMap<string, string> {
  const titles = new Map(script.themes.map(({ key, title }) => [key, line(title, lengths.name)]));
  return new Map(
    [...notes.byIndex].flatMap(([index, note]) => {
      const title = titles.get(script.notes[index]?.theme ?? '');
      return title === undefined ? [] : [[note, title] as const];
    }),
  );
}

function titleFor({ script, random }: OccasionRun, meant: string): string {
  if (random() >= DIFFERING) return meant;
  return line(oneOf(script.themes, random)?.title ?? meant, lengths.name);
}

function oneOf<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[randomBelow(Math.max(1, items.length), random)];
}

/** Waits until what is asked holds on the projector and on all phones that are connected. */
export async function everywhere(
  { phones, screen }: OccasionRun,
  { id }: StepOf<'themes'>,
  holds: (step: StepOf<'themes'>) => boolean,
): Promise<void> {
  const clients = [screen, ...[...phones.values()].map(({ client }) => client)];
  await Promise.all(
    clients.map((client) =>
      client.until(() => {
        const step = stepIn(client, 'themes', id);
        return !client.live || (step !== undefined && holds(step));
      }),
    ),
  );
}

function say({ host, progress }: OccasionRun, step: StepOf<'themes'>): void {
  const laid = sortableNotes(host.view, step).filter(({ theme }) => theme !== null);
  progress.say(m.rehearse_room_sorted({ n: laid.length }));
}
