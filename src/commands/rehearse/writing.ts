/** The people sit down together and write their notes. */
import { newId } from '#lib/client/keys.ts';
import { shuffled } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import { currentStep, stepsOf } from '#lib/workshop/agenda.ts';
import type { Step } from '#lib/workshop/step.ts';
import type { ScriptNote } from './format.ts';
import { columnIn, letIn, mainStep, reloadProjector } from './setting-up.ts';
import { direct, tempo, type Phone, type Stage } from './stage.ts';
import { pause } from './visitor.ts';

/** How long things take in the people's own time, in milliseconds. */
const WRITING_MS = 60_000;

/** Goes to a step, and waits until every phone has come along. */
export async function goTo(stage: Stage, { id, kind }: Step): Promise<void> {
  const { host, workshop, phones } = stage;
  const from = currentStep(host.view, workshop)?.id ?? null;
  if (from !== id) await direct(stage, 'step.start', { step: id, from });
  if (kind === 'plan' || kind === 'close') return;
  const there = ({ client }: Phone) =>
    client.until(() => !client.live || currentStep(client.view, workshop)?.id === id);
  await Promise.all([...phones.values()].map(there));
}

/** The notes of the file that belong in a step, with their places in the file. */
export function notesFor(stage: Stage, step: Step): [number, ScriptNote][] {
  const { script, host, workshop } = stage;
  const main = mainStep(stage)?.id;
  const steps = stepsOf(host.view, workshop).filter(({ kind }) => kind === 'notes');
  const own = (note: ScriptNote): string | undefined =>
    note.step === undefined ? main : (steps[note.step - 1]?.id ?? main);
  return [...script.notes.entries()].filter(([, note]) => own(note) === step.id);
}

/**
 * Everybody writes. Where the main question is asked some come late, and some lose their connection
 * and write on.
 */
export async function writeNotes(stage: Stage, step: Step): Promise<void> {
  const { script, random, phones, signal, progress, notes, screen } = stage;
  const own = notesFor(stage, step);
  const isMain = step.id === mainStep(stage)?.id;
  const early = [...phones.values()];
  const share = own.length / Math.max(1, script.notes.length);
  const whole = tempo(stage, isMain ? WRITING_MS : WRITING_MS * share);
  const late = isMain ? letIn(stage, 'collect', WRITING_MS / 4) : Promise.resolve();
  const away = isMain ? losingConnection(stage, early, whole) : Promise.resolve();
  const begun = Date.now();
  const each = whole / Math.max(1, own.length);
  const posting: Promise<void>[] = [];
  const writing = (async () => {
    for (const [at, [index, note]] of own.entries()) {
      // A little out of step, as people are: neighbours come close together or far apart.
      const when = begun + each * (at + random() * 1.5);
      await pause(Math.max(0, when - Date.now()), signal);
      const phone = phones.get(note.by) ?? (await late, phones.get(note.by));
      const column = columnIn(step, stage, note.column);
      if (phone) posting.push(post(stage, phone, step, column, note, index));
      progress.count(m.rehearse_writing_count({ n: at + 1, total: own.length }));
    }
  })();
  await Promise.all([late, away, writing]);
  await Promise.all(posting);
  if (isMain) await reloadProjector(stage);
  await Promise.all(
    [...phones.values()].map(({ client }) =>
      client.until(() => client.live && client.unsent === 0),
    ),
  );
  await screen.until(() => {
    const counted = screen.view.list('tally')[0]?.steps.find((one) => one.step === step.id);
    return (counted?.notes ?? 0) >= notes.ackedIn(step.id).length;
  });
}

async function post(
  { watch, measures, notes, refusals }: Stage,
  { person, seat, client }: Phone,
  step: Step,
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
  const act = client.act('note.post', { id, step: step.id, column, text });
  refusals.add(act.refused);
  if (act.key !== null) notes.wrote(index, id, { text, step: step.id }, act.key);
}

/** A tenth of the phones are out of reach for a while; every other of them loses its page too. */
async function losingConnection(
  { random, script, signal, progress }: Stage,
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
