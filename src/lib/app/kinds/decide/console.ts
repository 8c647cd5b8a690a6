import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import { m } from '#lib/text/generated/messages.js';
import { standingDecision } from '#lib/workshop/kinds/decide/decision.ts';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';

export function stepConsole({ room }: ConsoleState): StepConsole<'decide'> {
  const isDecided = (step: string) => standingDecision(room.view, step) !== undefined;
  return {
    answers: {
      from: ({ voters }) => voters,
      all: m.host_all_answered,
      quiet: m.host_quiet_answered,
    },
    reveal: {
      label: m.decide_main_show,
      icon: ChartNoAxesColumn,
      revealed: m.decide_did_show,
      covered: m.decide_did_cover,
    },
    unfinished: ({ id }) => (isDecided(id) ? null : m.decide_undecided()),
    leads({ id, revealed }) {
      if (!revealed) return m.print_you_decide();
      return isDecided(id) ? m.host_leads_decided() : m.host_leads_decide_shown();
    },
    onScreen({ id, revealed }) {
      if (isDecided(id)) return m.host_screen_shows_decision();
      return revealed ? m.host_screen_shows_decide_revealed() : m.host_screen_shows_decide();
    },
    onPhones({ id, revealed }) {
      if (isDecided(id)) return m.host_phones_show_decision();
      return revealed ? m.host_phones_show_decide_revealed() : m.host_phones_show_decide();
    },
  };
}
