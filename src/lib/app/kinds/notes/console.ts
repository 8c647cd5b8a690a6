import Eye from '@lucide/svelte/icons/eye';
import { m } from '#lib/text/generated/messages.js';
import type { StepConsole } from '#lib/app/console/step-console.ts';

export const stepConsole = (): StepConsole => ({
  answers: {
    from: ({ writers }) => writers,
    all: m.host_all_wrote,
    quiet: m.host_quiet_wrote,
  },
  reveal: {
    label: m.host_main_reveal,
    icon: Eye,
    revealed: m.host_did_reveal,
    covered: m.host_did_cover,
  },
  leads: ({ revealed }) => (revealed ? m.host_leads_notes_shown() : m.print_you_notes()),
  onScreen: ({ revealed }) =>
    revealed ? m.host_screen_shows_notes_revealed() : m.host_screen_shows_notes(),
  onPhones: ({ revealed }) =>
    revealed ? m.host_phones_show_notes_revealed() : m.host_phones_show_notes(),
});
