import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';

export const stepConsole = ({ room }: ConsoleState): StepConsole => ({
  lacks: () => themesOf(room.view).length === 0,
  answers: {
    from: ({ voters }) => voters,
    all: m.host_all_dots,
    quiet: m.host_quiet_answered,
  },
  reveal: {
    label: m.host_main_count,
    icon: ChartNoAxesColumn,
    revealed: m.host_did_count,
    covered: m.host_did_recount,
  },
  leads: ({ revealed }) => (revealed ? m.host_leads_dots_shown() : m.print_you_dots()),
  onScreen: ({ revealed }) =>
    revealed ? m.host_screen_shows_result() : m.host_screen_shows_dots(),
  onPhones: ({ revealed }) => (revealed ? m.host_phones_show_result() : m.host_phones_show_dots()),
});
