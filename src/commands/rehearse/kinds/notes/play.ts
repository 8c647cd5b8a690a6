/** People write notes, which are then shown to all and put where their writers meant them. */
import { randomBelow } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { Script } from '../../format.ts';
import { facilitate, type OccasionRun, type Phone } from '../../occasion-run.ts';
import { sortNotes } from '../../sorting.ts';
import type { LaterOccasion, StepPlay } from '../play.ts';
import { mainStep, notesFor, writeNotes } from './writing.ts';

export const play: StepPlay<'notes'> = {
  async play(run, step, { joinLate, playedEarly }) {
    const { notes, progress } = run;
    if (step.id === mainStep(run)?.id) await joinLate();
    if (!playedEarly.has(step.id)) await writeNotes(run, step);
    if (notesFor(run, step).length === 0) return {};
    progress.say(m.rehearse_written({ n: notes.ackedIn(step.id).length }));
    await showNotes(run, step);
    await sortNotes(run);
    return {};
  },
  async playEarly(run, step) {
    await writeNotes(run, step);
    run.progress.say(m.rehearse_sent_early({ n: run.notes.ackedIn(step.id).length }));
  },
  later: (steps, occasion) => ({
    notes: steps.flatMap((step, at) => laterNotes(step, at + 1, occasion)),
  }),
};

/** Shows the notes to everybody, and waits until everybody has them. */
export async function showNotes(run: OccasionRun, { id: step }: StepOf<'notes'>): Promise<void> {
  const { watch, notes, host, screen, phones } = run;
  watch.willReveal(step);
  await facilitate(run, 'step.reveal', { step, revealed: true });
  const clients = [host, screen, ...[...phones.values()].map(({ client }) => client)];
  await Promise.all(
    clients.map((client) =>
      client.until(() => {
        const shown = client.view.list('note').filter((note) => note.step === step);
        return shown.length >= notes.ackedIn(step).length;
      }),
    ),
  );
  await tryHiding(run, step);
}

/** Hides a note for a moment: nobody may read it, nor whoever opens the page anew. */
async function tryHiding(run: OccasionRun, step: string): Promise<void> {
  const { watch, notes, phones, random } = run;
  const all = notes.ackedIn(step);
  const note = all[randomBelow(all.length, random)];
  if (note === undefined) return;
  const readers = [...phones.values()].filter(
    ({ client, seat }) => client.view.get('note', note)?.author !== seat,
  );
  watch.willHide(note);
  if (!(await facilitate(run, 'note.hide', { note, hidden: true }))) return;
  const covered = ({ client }: Phone) =>
    client.until(() => client.view.get('note', note)?.hidden === true);
  await Promise.all(readers.map(covered));
  const [newcomer] = readers;
  if (newcomer) {
    await newcomer.client.reload();
    await covered(newcomer);
  }
  watch.willShow(note);
  await facilitate(run, 'note.hide', { note, hidden: false });
}

const sentences = [
  m.rehearse_later_note_1,
  m.rehearse_later_note_2,
  m.rehearse_later_note_3,
  m.rehearse_later_note_4,
] as const;

/** Everybody writes one note, in one of the columns after the other. */
function laterNotes(
  { columns }: StepOf<'notes'>,
  step: number,
  { before: { themes, workshop }, people }: LaterOccasion,
): Script['notes'] {
  return people.flatMap(({ id: by }, at) => {
    const column = columns[at % columns.length];
    const theme = themes[(at + step) % Math.max(1, themes.length)];
    const sentence = sentences[(at + step) % sentences.length];
    if (!column || !sentence) return [];
    const text = sentence({ theme: theme?.title ?? workshop.title });
    return [{ by, column: column.key, text, theme: theme?.key ?? null, step }];
  });
}
