/** The one thing that the facilitator most likely does next, by where the workshop stands. */
import ArrowRight from '@lucide/svelte/icons/arrow-right';
import CircleStop from '@lucide/svelte/icons/circle-stop';
import DoorOpen from '@lucide/svelte/icons/door-open';
import Hand from '@lucide/svelte/icons/hand';
import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from './console-state.svelte.ts';
import type { PrimaryAction } from './step-console.ts';

/** Null while the workshop is not known. */
export function primaryActionOf(console: ConsoleState): PrimaryAction | null {
  const { workshop } = console;
  if (!workshop) return null;
  if (console.watching)
    return { label: m.host_lead_claim(), icon: Hand, run: () => console.claim() };
  const { run, ...action } = actionIn(console, workshop.state);
  return { ...action, run: () => (console.isIntended() ? run() : undefined) };
}

function actionIn(console: ConsoleState, state: 'planned' | 'open' | 'closed'): PrimaryAction {
  const open = (): unknown => console.open();
  if (state === 'planned') return { label: m.host_main_open(), icon: DoorOpen, run: open };
  if (state === 'closed') return { label: m.host_main_reopen(), icon: DoorOpen, run: open };
  const ofStep = actionOfStep(console);
  if (ofStep) return ofStep;
  const { next } = console.neighbours;
  if (next) {
    const label = m.host_main_next({ title: next.title });
    return { label, icon: ArrowRight, run: () => console.goTo(next) };
  }
  return { label: m.host_main_end(), icon: CircleStop, run: () => console.end() };
}

function actionOfStep(console: ConsoleState): PrimaryAction | null {
  const { step, stepConsole } = console;
  if (!step || !stepConsole) return null;
  const { reveal } = stepConsole;
  if (reveal && !step.revealed && (reveal.possible?.(step) ?? true)) {
    return { label: reveal.label(), icon: reveal.icon, run: () => console.reveal(true) };
  }
  return stepConsole.primary?.(step) ?? null;
}
