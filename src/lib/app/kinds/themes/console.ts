import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';
import Layers from '@lucide/svelte/icons/layers';
import { roomSorting } from '#lib/workshop/kinds/themes/moved.ts';
import { ungroupedNotes } from './board.ts';

const leads = {
  silence: m.host_leads_themes_silent,
  locked: m.host_leads_themes_locked,
  piles: m.host_leads_themes_piles,
  none: m.print_you_themes,
};

export const stepConsole = (console: ConsoleState): StepConsole<'themes'> => ({
  wide: true,
  unfinished({ workshop }) {
    const n = ungroupedNotes(console.room.view, workshop).length;
    return n === 0 ? null : m.host_unsorted({ n });
  },
  primary(step) {
    if (roomSorting(step) !== 'piles') return null;
    const run = (): boolean =>
      console.command(m.piles_did_bring(), [
        'laid.bring',
        { step: step.id, brought: true, make: true },
      ]);
    return { label: m.piles_bring(), icon: Layers, run };
  },
  leads: (step) => leads[roomSorting(step) ?? 'none'](),
  onScreen: () => m.host_screen_shows_themes(),
  onPhones(step) {
    const sorting = roomSorting(step);
    if (sorting === 'silence') return m.silent_host_phones();
    return sorting === 'piles' ? m.piles_host_phones() : m.host_phones_show_themes();
  },
});
