import { m } from '#lib/text/generated/messages.js';
import type { ConsoleState } from '#lib/app/console/console-state.svelte.ts';
import type { StepConsole } from '#lib/app/console/step-console.ts';
import Layers from '@lucide/svelte/icons/layers';
import { ungroupedNotes } from './board.ts';

export const stepConsole = (console: ConsoleState): StepConsole<'themes'> => ({
  wide: true,
  unfinished({ workshop }) {
    const n = ungroupedNotes(console.room.view, workshop).length;
    return n === 0 ? null : m.host_unsorted({ n });
  },
  primary(step) {
    if (step.sorters !== 'groups' || step.brought) return null;
    const run = (): boolean =>
      console.command(m.piles_did_bring(), [
        'laid.bring',
        { step: step.id, brought: true, make: true },
      ]);
    return { label: m.piles_bring(), icon: Layers, run };
  },
  leads({ sorters, sortingLocked, brought }) {
    if (sorters === 'everybody') {
      return sortingLocked ? m.host_leads_themes_locked() : m.host_leads_themes_silent();
    }
    return sorters === 'groups' && !brought ? m.host_leads_themes_piles() : m.print_you_themes();
  },
  onScreen: () => m.host_screen_shows_themes(),
  onPhones({ sorters, sortingLocked, brought }) {
    if (sorters === 'everybody' && !sortingLocked) return m.silent_host_phones();
    return sorters === 'groups' && !brought ? m.piles_host_phones() : m.host_phones_show_themes();
  },
});
