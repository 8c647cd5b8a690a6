import { m } from '#lib/text/generated/messages.js';
import { presentLine } from '#lib/workshop/speakers/speaker.ts';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';

export const stepConsole = ({ room }: ConsoleState): StepConsole<'round'> => ({
  unfinished: ({ id }) => (presentLine(room.view, id).length === 0 ? m.floor_unfinished() : null),
  leads: m.print_you_round,
  onScreen: () => m.host_screen_shows_round(),
  onPhones: () => m.host_phones_show_round(),
});
