import IdCard from '@lucide/svelte/icons/id-card';
import { m } from '#lib/text/generated/messages.js';
import type { StepConsole } from '#lib/app/console/step-console.ts';

export const stepConsole = (): StepConsole<'cards'> => ({
  timed: () => true,
  reveal: {
    label: m.cards_main_show,
    icon: IdCard,
    revealed: m.cards_did_show,
    covered: m.cards_did_cover,
    possible: ({ columns }) => columns.length > 0,
  },
  leads: ({ revealed }) => (revealed ? m.host_leads_cards_shown() : m.print_you_cards()),
  onScreen: ({ revealed }) =>
    revealed ? m.host_screen_shows_cards_revealed() : m.host_screen_shows_cards(),
  onPhones: ({ revealed }) =>
    revealed ? m.host_phones_show_cards_revealed() : m.host_phones_show_cards(),
});
