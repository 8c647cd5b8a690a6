/** Sorting into themes: by whoever leads, by everybody in silence, or in groups first. */
import { defineKind } from '../kind.ts';
import { laid } from './laid.ts';
import { moved } from './moved.ts';

export const themesKind = defineKind({
  kind: 'themes',
  entities: { moved, laid },
  // What groups have laid is theirs, and how often a note was moved is of one way to sort.
  refuseChange({ id, sorters }, change, view) {
    if (change.sorters === undefined || change.sorters === sorters) return null;
    const used = [...view.list('moved'), ...view.list('laid')];
    return used.some(({ step }) => step === id) ? 'step.in-use' : null;
  },
});
