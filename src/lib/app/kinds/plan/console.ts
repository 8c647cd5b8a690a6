import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';
import { areasOf } from '#lib/workshop/plan/areas.ts';

export const stepConsole = (console: ConsoleState): StepConsole => ({
  wide: true,
  unfinished: () => (areasOf(console.room.view).length === 0 ? m.host_nothing_chosen() : null),
  leads: m.print_you_plan,
  onScreen: () => m.host_screen_shows_plan(),
  onPhones: () => m.host_phones_show_plan(),
});
