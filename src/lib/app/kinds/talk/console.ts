import { m } from '#lib/text/generated/messages.js';
import type { StepConsole } from '#lib/app/console/step-console.ts';

export const stepConsole = (): StepConsole => ({
  timed: true,
  leads: m.print_you_talk,
  onScreen: () => m.host_screen_shows_talk(),
  onPhones: () => m.host_phones_show_talk(),
});
