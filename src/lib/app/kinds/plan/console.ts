import { m } from '#lib/text/generated/messages.js';
import type { StepConsole } from '#lib/app/console/step-console.ts';

export const stepConsole = (): StepConsole => ({
  wide: true,
  leads: m.print_you_plan,
  onScreen: () => m.host_screen_shows_plan(),
  onPhones: () => m.host_phones_show_plan(),
});
