/** What the facilitator most likely does next, by where the workshop stands and how far people are. */
import ArrowRight from '@lucide/svelte/icons/arrow-right';
import CircleStop from '@lucide/svelte/icons/circle-stop';
import DoorOpen from '@lucide/svelte/icons/door-open';
import FileText from '@lucide/svelte/icons/file-text';
import Hand from '@lucide/svelte/icons/hand';
import Play from '@lucide/svelte/icons/play';
import Presentation from '@lucide/svelte/icons/presentation';
import type { Step } from '#lib/workshop/model/step.ts';
import { m } from '#lib/text/generated/messages.js';
import { resultOf } from '../result.ts';
import { screenPath, seriesPath } from '../paths.ts';
import { stepCounts } from '../step-counts.ts';
import type { ConsoleState } from './console-state.svelte.ts';
import type { NextAction, StepConsole } from './step-console.ts';
import { isRunning } from './timing.ts';

export interface NextActions {
  /** What a good facilitator does now; null: to wait. */
  readonly main: NextAction | null;
  /** What can be done instead, and need not be yet. */
  readonly also: NextAction | null;
  /** Why it is time, or what is not done yet; null: nothing to say. */
  readonly says: string | null;
}

/** What a clock beside the console knows. */
export interface Moment {
  /** The timer of the present step has run out. */
  readonly isOver: boolean;
  /** Nobody new has answered for a while. */
  readonly isQuiet: boolean;
}

const nothing: NextActions = { main: null, also: null, says: null };

export function nextActionsOf(console: ConsoleState, moment: Moment): NextActions {
  const { workshop } = console;
  if (!workshop) return nothing;
  if (console.watching) {
    const claim = { label: m.host_lead_claim(), icon: Hand, run: () => console.claim() };
    return { ...nothing, main: claim };
  }
  const { main, also, says } = actionsIn(console, workshop.state, moment);
  return { main: main && intended(console, main), also: also && intended(console, also), says };
}

/** A press that was meant for what stood there before does nothing. */
function intended(console: ConsoleState, { run, ...action }: NextAction): NextAction {
  return { ...action, run: () => (console.isIntended() ? run() : undefined) };
}

function actionsIn(
  console: ConsoleState,
  state: 'planned' | 'open' | 'closed',
  moment: Moment,
): NextActions {
  const open = (): unknown => console.open();
  if (state === 'planned') {
    const main = { label: m.host_main_open(), icon: DoorOpen, run: open };
    // The code has to be seen before anybody can come.
    const href = screenPath(console.series?.id ?? '', console.workshopId);
    const screen = { label: m.host_open_screen(), icon: Presentation, href, run: () => undefined };
    return { main, also: screen, says: null };
  }
  if (state === 'closed') {
    const href = console.series ? `${seriesPath(console.series.id)}/plan` : '/';
    const label = m.host_plan_page({ result: resultOf(console.room.view) });
    const plan = { label, icon: FileText, href, run: () => undefined };
    return {
      ...nothing,
      main: plan,
      also: { label: m.host_main_reopen(), icon: DoorOpen, run: open },
    };
  }
  const { step, stepConsole } = console;
  if (!step || !stepConsole) return { ...nothing, main: onwards(console) };
  if (console.isLacking) return { ...nothing, also: onwards(console) };
  const ofStep = actionOfStep(console, step, stepConsole);
  if (console.offersTime) {
    const label = m.host_main_time({ n: console.plannedMinutes ?? 0 });
    const time = { label, icon: Play, run: () => console.toggleTimer() };
    return { main: time, also: ofStep, says: null };
  }
  if (ofStep && !step.revealed && stepConsole.answers) {
    return toReveal(console, step, stepConsole.answers, ofStep, moment);
  }
  if (ofStep) return { ...nothing, main: ofStep };
  const unfinished = stepConsole.unfinished?.(step) ?? null;
  return unfinished === null
    ? { ...nothing, main: onwards(console) }
    : { main: null, also: onwards(console), says: unfinished };
}

/** To reveal is the next thing once there is something, and nobody is waited for. */
function toReveal(
  { room, step: now, allAnswered: all }: ConsoleState,
  step: Step,
  answers: NonNullable<StepConsole['answers']>,
  reveal: NextAction,
  { isOver, isQuiet }: Moment,
): NextActions {
  const answered = answers.from(stepCounts(room.view, step));
  const isTimed = now !== null && (isRunning(now) || now.pausedLeft !== null);
  const isTime = all || isOver || isQuiet || !isTimed;
  const says = all ? answers.all() : isQuiet ? answers.quiet() : null;
  return answered > 0 && isTime
    ? { main: reveal, also: null, says }
    : { main: null, also: reveal, says };
}

function actionOfStep(
  console: ConsoleState,
  step: Step,
  { reveal, primary }: StepConsole,
): NextAction | null {
  if (reveal && !step.revealed && (reveal.possible?.(step) ?? true)) {
    return { label: reveal.label(), icon: reveal.icon, run: () => console.reveal(true) };
  }
  return primary?.(step) ?? null;
}

function onwards(console: ConsoleState): NextAction {
  const { next } = console.neighbours;
  if (!next) return { label: m.host_main_end(), icon: CircleStop, run: () => console.end() };
  const label = m.host_main_next({ title: next.title });
  return { label, icon: ArrowRight, run: () => console.goTo(next) };
}
