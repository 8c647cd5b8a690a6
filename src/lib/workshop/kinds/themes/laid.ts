/** Sorting in groups: each lays its own notes into piles and marks the most important ones. */
import { searchText } from '../../../methods/search-text.ts';
import { refuse } from '../../../sync/mutation.ts';
import { entity, stepMutator, type Tx, type View } from '../../define.ts';
import { membershipId } from '../../model/membership.ts';
import type { Note } from '../../model/note.ts';
import { laidArgs, laidId, laidSchema, mostMarked, type Laid } from './model.ts';
import { canBeSorted, isNow, isThemes, sortableNotes, type ThemesStep } from './moved.ts';

/** What participants do with it; see led.ts for the rest. */
export const laid = entity({
  type: 'laid',
  schema: laidSchema,
  mutators: {
    put: stepMutator({
      in: isThemes,
      args: laidArgs.put,
      run(tx, { note, cluster }, { step, seat }) {
        const own = ownLaid(tx, step, note, seat);
        if (typeof own === 'string') return refuse(own);
        const name = cluster === null ? null : (clusterCalled(tx, own, cluster) ?? cluster);
        tx.put({ ...own, cluster: name });
        return undefined;
      },
    }),
    /** Any member of the group can mark, and take the mark away. */
    mark: stepMutator({
      in: isThemes,
      args: laidArgs.mark,
      run(tx, { note, marked }, { step, seat }) {
        const own = ownLaid(tx, step, note, seat);
        if (typeof own === 'string') return refuse(own);
        if (marked === own.marked) return undefined;
        if (marked && markedBy(tx, own).length >= mostMarked) return refuse('piles.enough');
        tx.put({ ...own, marked });
        return undefined;
      },
    }),
  },
});

/** What stands of a note of somebody's group, or why it cannot be changed. */
function ownLaid(tx: Tx, step: ThemesStep, noteId: string, seat: string) {
  if (step.sorters !== 'groups' || !isNow(tx, step)) return 'step.not-now';
  if (step.brought) return 'piles.brought';
  const note = tx.get('note', noteId);
  if (!note || !canBeSorted(tx, note, step.workshop)) return 'note.unknown';
  if (!isOfGroup(tx, note, seat)) return 'piles.not-yours';
  const id = laidId(step.id, noteId);
  const { group } = note;
  const fresh: Laid = {
    ...{ type: 'laid', id, step: step.id, note: noteId },
    ...{ group, cluster: null, marked: false },
  };
  return tx.get('laid', id) ?? fresh;
}

/** Whether somebody sat in the group in which a note was written, in the round of that group. */
function isOfGroup(view: View, { group }: Note, seat: string): boolean {
  const round = group === null ? undefined : view.get('group', group)?.round;
  return round !== undefined && view.get('membership', membershipId(round, seat))?.group === group;
}

/** The notes that somebody's group sorts: those that were written in it. */
export function groupNotes(view: View, step: ThemesStep, seat: string): Note[] {
  return sortableNotes(view, step).filter((note) => isOfGroup(view, note, seat));
}

/** What the group of a note has laid and marked. */
function besides(view: View, { step, group }: Laid): Laid[] {
  return view.list('laid').filter((own) => own.step === step && own.group === group);
}

/** The notes that a group has marked and that can still be sorted. */
function markedBy(view: View, of: Laid): Laid[] {
  return besides(view, of).filter(({ marked, note: id }) => {
    const note = view.get('note', id);
    return marked && note !== undefined && canBeSorted(view, note, note.workshop);
  });
}

/** What a cluster of the same name is called in the group already. */
function clusterCalled(view: View, of: Laid, name: string): string | undefined {
  const wanted = searchText(name);
  return besides(view, of).flatMap(({ cluster }) =>
    cluster !== null && searchText(cluster) === wanted ? cluster : [],
  )[0];
}
