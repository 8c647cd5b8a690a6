import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import { m } from '#lib/text/generated/messages.js';
import type { StepConsole } from '#lib/app/console/step-console.ts';

export const stepConsole = (): StepConsole => ({
  answers: {
    from: ({ voters }) => voters,
    all: m.host_all_answered,
    quiet: m.host_quiet_answered,
  },
  reveal: {
    label: m.host_main_answers,
    icon: ChartNoAxesColumn,
    revealed: m.poll_did_show,
    covered: m.poll_did_cover,
    possible: ({ questions }) => questions.length > 0,
  },
  leads: ({ revealed }) => (revealed ? m.host_leads_poll_shown() : m.print_you_poll()),
  onScreen: ({ revealed }) =>
    revealed ? m.host_screen_shows_outcome() : m.host_screen_shows_poll(),
  onPhones: ({ revealed }) => (revealed ? m.host_phones_show_outcome() : m.host_phones_show_poll()),
});
