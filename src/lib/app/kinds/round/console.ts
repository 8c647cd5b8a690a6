import { m } from '#lib/text/generated/messages.js';
import type { StepConsole } from '#lib/app/console/step-console.ts';

export const stepConsole = (): StepConsole => ({
  leads: m.print_you_round,
  onScreen: () => m.host_screen_shows_round(),
  onPhones: () => m.host_phones_show_round(),
});
