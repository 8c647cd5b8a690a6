import ArrowRightLeft from '@lucide/svelte/icons/arrow-right-left';
import Eye from '@lucide/svelte/icons/eye';
import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';
import { sheetPassingOf } from './sheet-passing.svelte.ts';

export function stepConsole(console: ConsoleState): StepConsole<'brainwriting'> {
  const passing = sheetPassingOf(console);
  return {
    reveal: {
      label: m.brainwriting_main_show,
      icon: Eye,
      revealed: m.brainwriting_did_show,
      covered: m.brainwriting_did_cover,
      possible: (step) => passing.isThrough(step) && !passing.isCalled(step),
    },
    primary(step) {
      if (step.revealed) return null;
      const icon = ArrowRightLeft;
      return passing.isCalled(step)
        ? { label: m.brainwriting_main_pass_now(), icon, run: () => passing.pass(step) }
        : { label: m.brainwriting_main_pass(), icon, run: () => passing.call(step) };
    },
    timed: () => true,
    timerMinutes: ({ roundMinutes }) => roundMinutes,
    leads: ({ revealed }) =>
      revealed ? m.host_leads_brainwriting_shown() : m.print_you_brainwriting(),
    onScreen: ({ revealed }) =>
      revealed ? m.host_screen_shows_brainwriting_revealed() : m.host_screen_shows_brainwriting(),
    onPhones: ({ revealed }) =>
      revealed ? m.host_phones_show_brainwriting_revealed() : m.host_phones_show_brainwriting(),
  };
}
