/** From the first step of a workshop to its last, whatever its agenda is. */
import { newId } from '#lib/client/keys.ts';
import { m } from '#lib/text/generated/messages.js';
import { stepKindWord } from '#lib/text/words.ts';
import { earlySteps, stepsOf } from '#lib/workshop/agenda.ts';
import type { Step } from '#lib/workshop/step.ts';
import type { StepKind } from '#lib/workshop/step-kinds.ts';
import { stepDefaults } from '#lib/workshop/templates.ts';
import { nameThemes, showNotes, sortNotes, vote } from './deciding.ts';
import { close, followUp, makePlan } from './planning.ts';
import { addRounds, sitDown } from './rounds.ts';
import { letIn, mainStep } from './setting-up.ts';
import { direct, type MadePlan, type Stage } from './stage.ts';
import { place, poll, speakInTurn, talk } from './talking.ts';
import { goTo, notesFor, writeNotes } from './writing.ts';

const LOBBY_MS = 30_000;
const ARRIVING_MS = 10_000;

/** After what a step belongs that an agenda lacks; what is not named here comes last. */
const after: Readonly<Partial<Record<StepKind, readonly StepKind[]>>> = {
  themes: ['notes'],
  matrix: ['themes'],
  dots: ['matrix', 'themes'],
};

/** Adds what the file has content for and the agenda no step, as a facilitator would. */
export async function completeAgenda(stage: Stage): Promise<void> {
  const { script, host, workshop } = stage;
  await addRounds(stage);
  const wanted: readonly (readonly [StepKind, boolean])[] = [
    ['themes', script.themes.length > 0],
    ['matrix', script.placements.length > 0],
    ['dots', script.votes.length > 0],
    ['plan', script.plan.areas.length > 0],
  ];
  for (const [kind, needed] of wanted) {
    const steps = stepsOf(host.view, workshop);
    if (!needed || steps.some((step) => step.kind === kind)) continue;
    const before = after[kind]?.flatMap((one) => steps.findLast((step) => step.kind === one) ?? []);
    const closing = steps.findIndex((step) => step.kind === 'close');
    const at = before?.[0] ? steps.indexOf(before[0]) : (closing < 0 ? steps.length : closing) - 1;
    const low = steps[at]?.order ?? -1;
    const high = steps[at + 1]?.order ?? low + 2;
    await direct(stage, 'step.add', {
      ...{ id: newId('step'), workshop, kind, order: (low + high) / 2 },
      ...{ title: stepKindWord(kind), instruction: '', questions: [], columns: [], minutes: null },
      ...stepDefaults,
    });
  }
}

/** Plays every step of the agenda in its order. */
export async function goThrough(
  stage: Stage,
): Promise<{ readonly plan: MadePlan; readonly countsRight: boolean }> {
  const { host, workshop, progress, phones, notes } = stage;
  const early = earlySteps(host.view, workshop);
  if (early.length > 0) await arrive(stage);
  for (const step of early) {
    await writeNotes(stage, step);
    progress.say(m.rehearse_sent_early({ n: notes.ackedIn(step.id).length }));
  }
  await direct(stage, 'workshop.open', { workshop });
  progress.say(m.rehearse_opened({ title: host.view.get('workshop', workshop)?.title ?? '' }));
  if (early.length === 0) await arrive(stage);

  const written = new Set(early.map(({ id }) => id));
  const right: boolean[] = [];
  let plan: MadePlan = stage.planned ?? { areas: [], actions: [], stances: 0 };
  let polls = 0;
  let seated = false;
  const seat = async (): Promise<void> => {
    if (!seated) await letIn(stage, 'groups', ARRIVING_MS);
    seated = true;
  };
  const main = mainStep(stage)?.id;
  for (const step of stepsOf(host.view, workshop)) {
    await goTo(stage, step);
    switch (step.kind) {
      case 'welcome':
        break;
      case 'round':
        right.push(await speakInTurn(stage, step));
        break;
      case 'groups':
        await sitDown(stage, step, seat);
        progress.say(m.rehearse_grouped({ n: groupsIn(stage, step) }));
        break;
      case 'talk':
        right.push(await talk(stage, step));
        break;
      case 'notes':
        if (step.id === main) await seat();
        if (!written.has(step.id)) await writeNotes(stage, step);
        if (notesFor(stage, step).length === 0) break;
        progress.say(m.rehearse_written({ n: notes.ackedIn(step.id).length }));
        await showNotes(stage, step);
        await sortNotes(stage);
        break;
      case 'themes':
        if (stage.themes.size === 0) await nameThemes(stage);
        progress.say(m.rehearse_themes({ n: stage.themes.size }));
        break;
      case 'dots':
        right.push(await vote(stage, step));
        progress.say(m.rehearse_voted());
        break;
      case 'matrix':
        right.push(await place(stage, step));
        progress.say(m.rehearse_placed());
        break;
      case 'poll':
        polls += 1;
        right.push(await poll(stage, step, polls));
        progress.say(m.rehearse_polled());
        break;
      case 'plan':
        if (stage.planned) {
          right.push(await followUp(stage, stage.planned));
          progress.say(m.rehearse_followed_up({ n: plan.actions.length }));
          break;
        }
        plan = await makePlan(stage);
        progress.say(
          m.rehearse_planned({ areas: plan.areas.length, actions: plan.actions.length }),
        );
        break;
      case 'close':
        break;
    }
  }
  if (phones.size < stage.script.participants.length) await letIn(stage, 'collect', ARRIVING_MS);
  await close(stage);
  return { plan, countsRight: right.every(Boolean) };
}

async function arrive(stage: Stage): Promise<void> {
  await letIn(stage, 'lobby', LOBBY_MS);
  stage.progress.say(m.rehearse_arrived({ n: stage.phones.size }));
}

function groupsIn({ host }: Stage, step: Step): number {
  return host.view.list('group').filter((one) => one.round === step.id && !one.dissolved).length;
}
