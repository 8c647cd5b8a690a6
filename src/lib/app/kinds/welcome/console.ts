import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';
import { earlierOf } from '#lib/workshop/plan/look-back.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';

export const stepConsole = (console: ConsoleState): StepConsole<'welcome'> => {
  const looksBack = ({ lookBack }: StepOf<'welcome'>): boolean =>
    lookBack !== 'none' &&
    console.workshop !== undefined &&
    earlierOf(console.room.view, console.workshop) !== null;
  return {
    leads: (step) => (looksBack(step) ? m.host_leads_look_back() : m.print_you_welcome()),
    onScreen: (step) => (looksBack(step) ? m.look_back_screen() : m.host_screen_shows_welcome()),
    onPhones: (step) => (looksBack(step) ? m.look_back_phones() : m.host_phones_show_welcome()),
  };
};
