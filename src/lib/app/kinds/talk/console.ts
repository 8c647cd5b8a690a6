import Handshake from '@lucide/svelte/icons/handshake';
import { m } from '#lib/text/generated/messages.js';
import type { StepConsole } from '#lib/app/console/step-console.ts';

export const stepConsole = (): StepConsole<'talk'> => ({
  timed: () => true,
  reveal: {
    label: m.agreed_main_show,
    icon: Handshake,
    revealed: m.agreed_did_show,
    covered: m.agreed_did_cover,
    possible: ({ columns }) => columns.length > 0,
  },
  leads: ({ revealed }) => (revealed ? m.host_leads_talk_shown() : m.print_you_talk()),
  onScreen: ({ revealed }) =>
    revealed ? m.host_screen_shows_talk_revealed() : m.host_screen_shows_talk(),
  onPhones: ({ revealed }) =>
    revealed ? m.host_phones_show_talk_revealed() : m.host_phones_show_talk(),
});
