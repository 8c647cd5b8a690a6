/** From the first step of a workshop to its last, whatever its agenda is. */
import { newId } from '#lib/client/keys.ts';
import { methodOffers } from '#lib/server/setup/steps.ts';
import { m } from '#lib/text/generated/messages.js';
import { stepKindWord } from '#lib/text/words.ts';
import { currentStep, earlySteps, stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { newStepOf } from '#lib/workshop/agenda/own-template.ts';
import { stepKinds, type StepKind } from '#lib/workshop/kinds/models.ts';
import { plannedStep, type PlannedStep, type Step } from '#lib/workshop/model/step.ts';
import type { Course, SortingReport, StepPlay } from './kinds/play.ts';
import { playOf } from './kinds/plays.ts';
import {
  facilitate,
  mutateAndWait,
  type MadePlan,
  type OccasionRun,
  type Phone,
} from './occasion-run.ts';
import { joinArriving } from './setting-up.ts';

const LOBBY_MS = 30_000;
const ARRIVING_MS = 10_000;

/** Adds what the file has content for and the agenda no step, as a facilitator would. */
export async function completeAgenda(run: OccasionRun): Promise<void> {
  const { script, host, workshop } = run;
  for (const kind of stepKinds) await playOf(kind).changeAgenda?.(run);
  for (const kind of stepKinds) {
    const { adding } = playOf(kind);
    const steps = stepsOf(host.view, workshop);
    if (!adding?.wanted(script, run.options) || steps.some((step) => step.kind === kind)) continue;
    const at = placeBefore(steps, adding);
    const low = steps[at]?.order ?? -1;
    const high = steps[at + 1]?.order ?? low + 2;
    const place = { id: newId('step'), workshop, order: (low + high) / 2 };
    await facilitate(run, 'step.add', newStepOf(readyStep(kind), place));
  }
}

/** The place of the step after which another is added; -1: it becomes the first. */
function placeBefore(
  steps: readonly Step[],
  { before, after = [] }: NonNullable<StepPlay['adding']>,
): number {
  const next = steps.findIndex(({ kind }) => kind === before);
  if (next >= 0) return next - 1;
  const earlier = after.find((kind) => steps.some((step) => step.kind === kind));
  if (earlier !== undefined) return steps.findLastIndex(({ kind }) => kind === earlier);
  const end = steps.findIndex(({ kind }) => playOf(kind).endsAgenda);
  return (end < 0 ? steps.length : end) - 1;
}

/** A step as the method has it by which a facilitator adds one. */
function readyStep(kind: StepKind): PlannedStep {
  const offered = methodOffers('sv').flatMap(({ steps }) => steps);
  const about = { title: stepKindWord(kind), instruction: '', questions: [], minutes: null };
  return offered.find((step) => step.kind === kind) ?? plannedStep(kind, about);
}

/** Plays every step of the agenda in its order. */
export async function goThrough(run: OccasionRun): Promise<{
  readonly plan: MadePlan;
  readonly countsRight: boolean;
  readonly sorting: SortingReport | null;
}> {
  const { host, workshop, progress, phones } = run;
  const early = earlySteps(host.view, workshop);
  if (early.length > 0) await arrive(run);
  for (const step of early) await playOf(step.kind).playEarly?.(run, step);
  await facilitate(run, 'workshop.open', { workshop });
  progress.say(m.rehearse_opened({ title: host.view.get('workshop', workshop)?.title ?? '' }));
  if (early.length === 0) await arrive(run);
  else await come(run);

  let late: Promise<void> | null = null;
  const course: Course = {
    joinLate: () => (late ??= joinArriving(run, 'groups', ARRIVING_MS)),
    playedEarly: new Set(early.map(({ id }) => id)),
  };
  let plan: MadePlan = run.planned ?? { areas: [], actions: [], stances: 0 };
  let countsRight = true;
  let sorting: SortingReport | null = null;
  for (const step of stepsOf(host.view, workshop)) {
    await goTo(run, step);
    await run.look?.(run, step, 'begun');
    const outcome = await playOf(step.kind).play?.(run, step, course);
    await run.look?.(run, step, 'done');
    plan = outcome?.plan ?? plan;
    sorting = outcome?.sorting ?? sorting;
    countsRight &&= outcome?.countsRight ?? true;
  }
  if (phones.size < run.script.participants.length) await joinArriving(run, 'collect', ARRIVING_MS);
  await close(run);
  return { plan, countsRight, sorting };
}

/** Goes to a step, and waits until every phone has come along. */
export async function goTo(run: OccasionRun, { id }: Step): Promise<void> {
  const { host, workshop, phones } = run;
  const from = currentStep(host.view, workshop)?.id ?? null;
  if (from !== id) await facilitate(run, 'step.start', { step: id, from });
  const there = ({ client }: Phone) =>
    client.until(() => !client.live || currentStep(client.view, workshop)?.id === id);
  await Promise.all([...phones.values()].map(there));
}

/** Who has sent something in beforehand comes as their page sees that the workshop has begun. */
async function come(run: OccasionRun): Promise<void> {
  const { workshop, phones } = run;
  await Promise.all(
    [...phones.values()].map(async ({ client, seat }) => {
      await client.until(() => client.view.get('workshop', workshop)?.state === 'open');
      await mutateAndWait(run, client, 'seat.come', { seat, workshop, here: true });
    }),
  );
}

async function arrive(run: OccasionRun): Promise<void> {
  await joinArriving(run, 'lobby', LOBBY_MS);
  run.progress.say(m.rehearse_arrived({ n: run.phones.size }));
}

/** Says what comes next, and ends the workshop. */
async function close(run: OccasionRun): Promise<void> {
  const { workshop } = run;
  const nextStep = m.rehearse_next_step();
  await facilitate(run, 'workshop.edit', { workshop, change: { nextStep } });
  await facilitate(run, 'workshop.close', { workshop });
}
