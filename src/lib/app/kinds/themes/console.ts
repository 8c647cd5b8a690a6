import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';
import { ungroupedNotes } from './board.ts';

export const stepConsole = (console: ConsoleState): StepConsole<'themes'> => ({
  wide: true,
  unfinished({ workshop }) {
    const n = ungroupedNotes(console.room.view, workshop).length;
    return n === 0 ? null : m.host_unsorted({ n });
  },
  leads: m.print_you_themes,
  onScreen: () => m.host_screen_shows_themes(),
  onPhones: () => m.host_phones_show_themes(),
});
