/** The people sit down together and write their notes. */
import { newId } from '#lib/client/keys.ts';
import { shuffled } from '#lib/methods/random.ts';
import { m } from '#lib/text/generated/messages.js';
import { currentStep, stepsOf } from '#lib/workshop/agenda.ts';
import type { Step } from '#lib/workshop/step.ts';
import type { StepKind } from '#lib/workshop/step-kinds.ts';
import type { ScriptNote } from './format.ts';
import { columnKeys, letIn, reloadProjector } from './setting-up.ts';
import { direct, tempo, type Phone, type Stage } from './stage.ts';
import { pause } from './visitor.ts';

/** How long things take in the people's own time, in milliseconds. */
const WRITING_MS = 60_000;
const ARRIVING_MS = 10_000;

/** Goes to the step of a kind; null where the agenda has none. */
export async function goTo(stage: Stage, kind: StepKind): Promise<Step | null> {
  const { host, workshop } = stage;
  const step = stepsOf(host.view, workshop).find((one) => one.kind === kind);
  if (!step) return null;
  const from = currentStep(host.view, workshop)?.id ?? null;
  if (from !== step.id) await direct(stage, 'step.start', { step: step.id, from });
  return step;
}

/** Everybody writes; some come late, and some lose their connection and write on. */
export async function writeNotes(stage: Stage): Promise<Step | null> {
  const { script, random, phones, signal, progress, notes } = stage;
  const step = await goTo(stage, 'notes');
  if (!step) {
    await letIn(stage, 'collect', ARRIVING_MS);
    return null;
  }
  const early = [...phones.values()];
  await Promise.all(early.map(({ client }) => client.untilStep(stage.workshop, 'notes')));

  const whole = tempo(stage, WRITING_MS);
  const late = letIn(stage, 'collect', WRITING_MS / 4);
  const away = losingConnection(stage, early, whole);
  const columns = columnKeys(stage);
  const begun = Date.now();
  const each = whole / Math.max(1, script.notes.length);
  const posting: Promise<void>[] = [];
  const writing = (async () => {
    for (const [index, note] of script.notes.entries()) {
      // A little out of step, as people are: neighbours come close together or far apart.
      const at = begun + each * (index + random() * 1.5);
      await pause(Math.max(0, at - Date.now()), signal);
      const phone = phones.get(note.by) ?? (await late, phones.get(note.by));
      const column = columns.get(note.column) ?? note.column;
      if (phone) posting.push(post(stage, phone, step, column, note, index));
      progress.count(m.rehearse_writing_count({ n: index + 1, total: script.notes.length }));
    }
  })();
  await Promise.all([late, away, writing]);
  await Promise.all(posting);
  await reloadProjector(stage);

  const { screen } = stage;
  await Promise.all(
    [...phones.values()].map(({ client }) =>
      client.until(() => client.live && client.unsent === 0),
    ),
  );
  await screen.until(() => {
    const counted = screen.view.list('tally')[0]?.steps.find((one) => one.step === step.id);
    return (counted?.notes ?? 0) >= notes.acked.size;
  });
  return step;
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
  watch.wrote(id, text, seat);
  measures.wrote(id, person.id);
  const act = client.act('note.post', { id, step: step.id, column, text });
  refusals.add(act.refused);
  if (act.key !== null) notes.wrote(index, id, text, act.key);
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
