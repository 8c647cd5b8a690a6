import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import { subjectsOf } from '#lib/workshop/kinds/matrix/subjects.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';

export const stepConsole = ({ room }: ConsoleState): StepConsole<'matrix'> => ({
  lacks: (step) => subjectsOf(room.view, step).length === 0,
  answers: {
    from: ({ voters }) => voters,
    all: m.host_all_answered,
    quiet: m.host_quiet_answered,
  },
  reveal: {
    label: m.host_main_spread,
    icon: ChartNoAxesColumn,
    revealed: m.matrix_did_show,
    covered: m.matrix_did_cover,
  },
  leads: ({ revealed }) => (revealed ? m.host_leads_matrix_shown() : m.print_you_matrix()),
  onScreen: ({ revealed }) =>
    revealed ? m.host_screen_shows_spread() : m.host_screen_shows_matrix(),
  onPhones: ({ revealed }) =>
    revealed ? m.host_phones_show_spread() : m.host_phones_show_matrix(),
});
