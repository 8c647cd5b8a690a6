/** Everybody writes the notes that the file has for a step. */
import { newId } from '#lib/client/keys.ts';
import { shuffled } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { isKind, type StepOf } from '#lib/workshop/model/step.ts';
import { occasionTemplates } from '#lib/workshop/templates/formats.ts';
import type { ScriptNote } from '../../format.ts';
import { scaled, type Phone, type OccasionRun } from '../../occasion-run.ts';
import { joinArriving, reloadProjector } from '../../setting-up.ts';
import { pause } from '../../visitor.ts';

const isNotes = isKind('notes');

/** How long things take in the people's own time, in milliseconds. */
const WRITING_MS = 60_000;

/** Where in the agenda the main question is asked, for which the file has its notes. */
export function mainStep({ occasion, host, workshop }: OccasionRun): StepOf<'notes'> | undefined {
  const steps = stepsOf(host.view, workshop);
  const asking = steps[occasionTemplates[occasion].asks[0] ?? -1];
  return asking && isNotes(asking) ? asking : steps.find(isNotes);
}

/** The notes of the file that belong in a step, with their places in the file. */
export function notesFor(run: OccasionRun, step: StepOf<'notes'>): [number, ScriptNote][] {
  const { script, host, workshop } = run;
  const main = mainStep(run)?.id;
  const steps = stepsOf(host.view, workshop).filter(isNotes);
  const own = (note: ScriptNote): string | undefined =>
    note.step === undefined ? main : (steps[note.step - 1]?.id ?? main);
  return [...script.notes.entries()].filter(([, note]) => own(note) === step.id);
}

/**
 * Everybody writes. Where the main question is asked some come late, and some lose their connection
 * and write on.
 */
export async function writeNotes(run: OccasionRun, step: StepOf<'notes'>): Promise<void> {
  const { script, random, phones, signal, progress, notes, screen } = run;
  const own = notesFor(run, step);
  const isMain = step.id === mainStep(run)?.id;
  const early = [...phones.values()];
  const share = own.length / Math.max(1, script.notes.length);
  const whole = scaled(run, isMain ? WRITING_MS : WRITING_MS * share);
  const late = isMain ? joinArriving(run, 'collect', WRITING_MS / 4) : Promise.resolve();
  const away = isMain ? losingConnection(run, early, whole) : Promise.resolve();
  const begun = Date.now();
  const each = whole / Math.max(1, own.length);
  const posting: Promise<void>[] = [];
  const writing = (async () => {
    for (const [at, [index, note]] of own.entries()) {
      // A little out of step, as people are: neighbours come close together or far apart.
      const when = begun + each * (at + random() * 1.5);
      await pause(Math.max(0, when - Date.now()), signal);
      const phone = phones.get(note.by) ?? (await late, phones.get(note.by));
      const column = columnIn(step, run, note.column);
      if (phone) posting.push(post(run, phone, step, column, note, index));
      progress.count(m.rehearse_writing_count({ n: at + 1, total: own.length }));
    }
  })();
  await Promise.all([late, away, writing]);
  await Promise.all(posting);
  if (isMain) await reloadProjector(run);
  await Promise.all(
    [...phones.values()].map(({ client }) =>
      client.until(() => client.live && client.unsent === 0),
    ),
  );
  await screen.until(() => {
    const counted = screen.view.list('stats')[0]?.steps.find((count) => count.step === step.id);
    return (counted?.notes ?? 0) >= notes.ackedIn(step.id).length;
  });
}

async function post(
  { watch, measures, notes, refusals }: OccasionRun,
  { person, seat, client }: Phone,
  step: StepOf<'notes'>,
  column: string,
  { text }: ScriptNote,
  index: number,
): Promise<void> {
  // A page that is being loaded anew has no field to write in yet.
  if (!client.view.get('step', step.id)) {
    await client.until(() => client.view.get('step', step.id) !== undefined);
  }
  const id = newId('note');
  watch.wrote(id, text, seat, step.id);
  measures.wrote(id, person.id);
  const act = client.mutate('note.post', { id, step: step.id, column, text });
  refusals.add(act.refused);
  if (act.key !== null) notes.wrote(index, id, { text, step: step.id }, act.key);
}

/** A column's key in a step, by its key in the file: the form made them in the same order. */
function columnIn({ columns }: StepOf<'notes'>, { script }: OccasionRun, key: string): string {
  if (columns.some((column) => column.key === key)) return key;
  const at = script.workshop.columns.findIndex((column) => column.key === key);
  return columns[at]?.key ?? key;
}

/** A tenth of the phones are out of reach for a while; every other of them loses its page too. */
async function losingConnection(
  { random, script, signal, progress }: OccasionRun,
  phones: readonly Phone[],
  whole: number,
): Promise<void> {
  const writers = new Set(script.notes.map(({ by }) => by));
  const candidates = shuffled(
    phones.filter(({ person }) => writers.has(person.id)),
    random,
  );
  const losing = candidates.slice(0, Math.ceil(phones.length / 10));
  progress.say(m.rehearse_losing({ n: losing.length }));
  const plans = losing.map(({ client }) => ({
    client,
    after: whole * (0.1 + random() * 0.4),
    away: whole * (0.2 + random() * 0.3),
  }));
  await Promise.all(
    plans.map(async ({ client, after, away }, index) => {
      await pause(after, signal);
      client.drop();
      await pause(away, signal);
      if (index % 2 === 0) client.open();
      else await client.reload();
    }),
  );
}
