import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';
import { areasOf } from '#lib/workshop/plan/areas.ts';

const hasAreas = ({ room }: ConsoleState): boolean => areasOf(room.view).length > 0;

export const stepConsole = (console: ConsoleState): StepConsole => ({
  wide: true,
  unfinished: () => (hasAreas(console) ? null : m.host_nothing_chosen()),
  leads: () => (hasAreas(console) ? m.print_you_plan() : m.host_leads_plan_empty()),
  onScreen: () => m.host_screen_shows_plan(),
  onPhones: () => m.host_phones_show_plan(),
});
