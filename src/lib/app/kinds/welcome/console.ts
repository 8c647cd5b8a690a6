import { m } from '#lib/text/generated/messages.js';
import type { StepConsole } from '#lib/app/console/step-console.ts';

export const stepConsole = (): StepConsole => ({
  leads: m.print_you_welcome,
  onScreen: () => m.host_screen_shows_welcome(),
  onPhones: () => m.host_phones_show_welcome(),
});
