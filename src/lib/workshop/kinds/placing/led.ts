/** How the facilitator steers the parts of the step: phones do not load it. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, mutator, type Tx, type View } from '../../define.ts';
import type { DomainMutation } from '../../model/mutations.ts';
import { placesOf } from '../../notes/note.ts';
import { check } from './check.ts';
import { batchId, checkArgs } from './model.ts';
import { dealOut, offer, sortedIn } from './sorting.ts';
import { isApplied, isPlacing, wallOf, type PlacingStep } from './wall.ts';

export const ledCheck = entity({
  ...check,
  mutators: {
    ...check.mutators,
    /**
     * Goes to a part, on or back. Going to check, and to asking once more, hands out what is to be
     * read; going to the end puts the notes where they belong, all at once.
     */
    deal: mutator({
      policy: {
        roles: ['facilitator'],
        requiresControl: (view, { step }) => view.get('step', step)?.workshop,
      },
      args: checkArgs.deal,
      run(tx, { step: stepId, from, part }) {
        const before = tx.get('step', stepId);
        if (!before) return refuse('step.unknown');
        if (!isPlacing(before) || before.openedAt === null) return refuse('step.not-now');
        if (before.part === part) return undefined;
        if (before.part !== from) return refuse('step.moved');
        const step: PlacingStep = { ...before, part };
        tx.put(step);
        if (part === 'done') apply(tx, step);
        else if (!isApplied(tx, stepId)) {
          if (part !== 'place') offer(tx, step);
          if (part !== 'place' && !isBehind(before, step)) dealOut(tx, step);
        }
        return undefined;
      },
      undo(view, { step: stepId, from, part }): DomainMutation[] {
        const step = view.get('step', stepId);
        if (!step || !isPlacing(step) || step.part !== from || part === from) return [];
        return [
          { name: 'check.deal', args: { step: stepId, from: part, part: from } },
          // Going to the end again, which undoes going back, places as well.
          ...(part === 'done' || from === 'done' ? lyingAsNow(view, step) : []),
        ];
      },
    }),
  },
});

const order = { place: 0, check: 1, again: 2, done: 3 } as const;

function isBehind(before: PlacingStep, after: PlacingStep): boolean {
  return order[after.part] < order[before.part];
}

/** Which notes will be placed, only the room knows: all that lie nowhere are taken back to nowhere. */
function lyingAsNow(view: View, step: PlacingStep): readonly DomainMutation[] {
  return placesOf(
    view,
    wallOf(view, step).map(({ id }) => id),
  );
}

/** Puts the notes where they belong. Does nothing on a page: only the room knows what was said. */
function apply(tx: Tx, step: PlacingStep): void {
  const sorted = sortedIn(tx, step);
  if (!sorted) return;
  for (const { note: noteId, place } of sorted.places) {
    const note = tx.get('note', noteId);
    if (note) tx.put({ ...note, theme: place === 'none' ? null : place, parked: place === 'none' });
  }
  const id = batchId(step.id, 'done');
  if (!tx.get('batch', id)) tx.put({ type: 'batch', id, step: step.id, part: 'done', notes: [] });
}
