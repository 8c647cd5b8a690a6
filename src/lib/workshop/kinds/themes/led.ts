/** How facilitators lock silent sorting, and bring the piles of groups to the plenary. */
import { nameKeys } from '../../../methods/name-keys.ts';
import { refuse } from '../../../sync/mutation.ts';
import { keyOf } from '../../../sync/record.ts';
import { entity, mutator, type Tx, type View } from '../../define.ts';
import type { DomainMutation, MutationOf } from '../../model/mutations.ts';
import { placesOf } from '../../notes/note.ts';
import { unsortedNotes } from '../../notes/shown-notes.ts';
import { sameTitle } from '../../themes/themes.ts';
import { laid } from './laid.ts';
import { laidArgs, movedArgs, type Laid } from './model.ts';
import { canBeSorted, isThemes, makeTheme, moved, type ThemesStep } from './moved.ts';

export const ledMoved = entity({
  ...moved,
  mutators: {
    ...moved.mutators,
    /** Stops the sorting on all phones, or lets it go on. */
    lock: mutator({
      policy: {
        roles: ['facilitator'],
        requiresControl: (view, { step }) => view.get('step', step)?.workshop,
      },
      args: movedArgs.lock,
      run(tx, { step: stepId, locked }) {
        const step = tx.get('step', stepId);
        if (!step) return refuse('step.unknown');
        if (!isThemes(step) || step.openedAt === null) return refuse('step.not-now');
        if (step.sortingLocked !== locked) tx.put({ ...step, sortingLocked: locked });
        return undefined;
      },
      undo(view, { step: stepId }): MutationOf<'moved.lock'>[] {
        const step = view.get('step', stepId);
        if (!step || !isThemes(step)) return [];
        return [{ name: 'moved.lock', args: { step: stepId, locked: step.sortingLocked } }];
      },
    }),
  },
});

export const ledLaid = entity({
  ...laid,
  mutators: {
    ...laid.mutators,
    /**
     * Makes themes of the piles of all groups, all at once; with `brought: false` lets groups go on.
     * The themes that were made stay: they are taken apart like all others.
     */
    bring: mutator({
      policy: {
        roles: ['facilitator'],
        requiresControl: (view, { step }) => view.get('step', step)?.workshop,
      },
      args: laidArgs.bring,
      run(tx, { step: stepId, brought, make }, { now }) {
        const step = tx.get('step', stepId);
        if (!step) return refuse('step.unknown');
        if (!isThemes(step) || step.openedAt === null) return refuse('step.not-now');
        if (step.sorters !== 'groups') return refuse('step.not-now');
        if (step.brought === brought) return undefined;
        tx.put({ ...step, brought });
        if (brought && make) bring(tx, step, now);
        return undefined;
      },
      undo(view, { step: stepId, brought }): DomainMutation[] {
        const step = view.get('step', stepId);
        if (!step || !isThemes(step) || step.brought === brought) return [];
        const back = { step: stepId, brought: !brought, make: false };
        if (!brought) return [{ name: 'laid.bring', args: back }];
        const loose = unsortedNotes(view, step.workshop).map(({ id }) => id);
        return [{ name: 'laid.bring', args: back }, ...placesOf(view, loose)];
      },
    }),
  },
});

/**
 * Piles that are called the same become one theme, or lie with one that is there. In the order of their
 * names, so that it does not tell which are of one group. What the plenary has sorted stays where it
 * lies. Does nothing on a page: only the room knows the piles.
 */
function bring(tx: Tx, step: ThemesStep, now: number): void {
  for (const { title, notes } of pilesIn(tx, step)) {
    const { workshop } = step;
    const theme =
      sameTitle(tx, '', title)?.id ?? makeTheme(tx, { id: freeId(tx, step), workshop, title, now });
    // What can be no theme any more lies on the wall; others may still lie with one that is there.
    if (theme === undefined) continue;
    for (const noteId of notes) {
      const note = tx.get('note', noteId);
      if (note) tx.put({ ...note, theme });
    }
  }
}

/** Of a theme that no page has made: the next one of the step. */
function freeId(tx: Tx, step: ThemesStep): string {
  const own = keyOf(step.id).slice(-30);
  let n = 1;
  while (tx.get('theme', `theme:${own}-p${n}`)) n += 1;
  return `theme:${own}-p${n}`;
}

/** What the groups have laid together, under the name that stands first, a capital before a small letter. */
function pilesIn(view: View, step: ThemesStep) {
  const free = view.list('laid').filter((own): own is Laid & { readonly cluster: string } => {
    const note = own.step === step.id && own.cluster !== null && view.get('note', own.note);
    return note && note.theme === null ? canBeSorted(view, note, step.workshop) : false;
  });
  const { compare } = new Intl.Collator('sv', { caseFirst: 'upper' });
  const sorted = free.toSorted((a, b) => compare(a.cluster, b.cluster) || (a.id < b.id ? -1 : 1));
  const piles = Map.groupBy(sorted, ({ cluster }) => nameKeys(cluster)[0] ?? cluster);
  return [...piles.values()].map((own) => ({
    title: own[0]?.cluster ?? '',
    notes: own.map(({ note }) => note),
  }));
}
