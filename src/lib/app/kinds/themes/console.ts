import { m } from '#lib/text/generated/messages.js';
import type { StepConsole } from '#lib/app/console/step-console.ts';

export const stepConsole = (): StepConsole => ({
  wide: true,
  leads: m.print_you_themes,
  onScreen: () => m.host_screen_shows_themes(),
  onPhones: () => m.host_phones_show_themes(),
});
