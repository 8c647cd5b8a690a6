/** Silent sorting: everybody lays shown notes into themes, and nobody is told who moved one. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, stepMutator, type Tx, type View } from '../../define.ts';
import { isKind, type StepOf } from '../../model/step.ts';
import { most } from '../../model/most.ts';
import type { Note } from '../../model/note.ts';
import { notesShown } from '../../notes/shown-notes.ts';
import { sameTitle } from '../../themes/themes.ts';
import { mostMoves, movedArgs, movedId, movedSchema } from './model.ts';

export const isThemes = isKind('themes');
export type ThemesStep = StepOf<'themes'>;

/** What participants do with it; see led.ts for the rest. */
export const moved = entity({
  type: 'moved',
  schema: movedSchema,
  mutators: {
    place: stepMutator({
      in: isThemes,
      args: movedArgs.place,
      run(tx, { note: noteId, theme, title }, { step, now }) {
        if (step.sorters !== 'everybody' || !isNow(tx, step)) return refuse('step.not-now');
        if (step.sortingLocked) return refuse('silent.locked');
        const note = tx.get('note', noteId);
        if (!note || !canBeSorted(tx, note, step.workshop)) return refuse('note.unknown');
        if (isTied(tx, step.id, noteId)) return refuse('silent.together');
        const into = placeOf(tx, { theme, title }, step.workshop, now);
        if (into === undefined) return refuse(title ? 'theme.too-many' : 'theme.unknown');
        if (note.theme === into) return undefined;
        const id = movedId(step.id, noteId);
        const times = (tx.get('moved', id)?.times ?? 0) + 1;
        tx.put({ type: 'moved', id, step: step.id, note: noteId, times });
        tx.put({ ...note, theme: into });
        return undefined;
      },
    }),
  },
});

/**
 * What the room does in the step, for all who show or do it: everybody sorts in `silence`, or nobody any
 * more, since it is `locked`; groups lay `piles`. null: it follows what facilitators do.
 */
export function roomSorting({
  sorters,
  sortingLocked,
  brought,
}: Pick<ThemesStep, 'sorters' | 'sortingLocked' | 'brought'>):
  'silence' | 'locked' | 'piles' | null {
  if (sorters === 'everybody') return sortingLocked ? 'locked' : 'silence';
  return sorters === 'groups' && !brought ? 'piles' : null;
}

/** Whether the workshop stands at the step. */
export function isNow(view: View, { id, workshop }: ThemesStep): boolean {
  return view.get('workshop', workshop)?.step === id;
}

/** Whether participants may lay a note elsewhere: it is shown, and neither hidden nor parked. */
export function canBeSorted(view: View, note: Note, workshop: string): boolean {
  const { hidden, withdrawn, parked } = note;
  if (note.workshop !== workshop || hidden || withdrawn || parked) return false;
  return view.get('step', note.step)?.revealed === true;
}

/** Whether a note has been moved so often that the plenary takes it. */
export function isTied(view: View, step: string, note: string): boolean {
  return (view.get('moved', movedId(step, note))?.times ?? 0) >= mostMoves;
}

/** The notes that everybody may sort, in the order of their ids, which tells nothing. */
export function sortableNotes(view: View, { workshop }: ThemesStep): Note[] {
  return notesShown(view)
    .filter((note) => canBeSorted(view, note, workshop))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The theme that is meant, made if it is new; null: none; undefined: it cannot be. */
function placeOf(
  tx: Tx,
  { theme, title }: { readonly theme: string | null; readonly title: string | null },
  workshop: string,
  now: number,
): string | null | undefined {
  if (theme === null) return null;
  const before = tx.get('theme', theme);
  if (before) return before.removed ? undefined : theme;
  if (title === null) return undefined;
  return sameTitle(tx, theme, title)?.id ?? makeTheme(tx, { id: theme, workshop, title, now });
}

/** A theme with that title, last in order; undefined where there are as many as there may be. */
export function makeTheme(
  tx: Tx,
  about: {
    readonly id: string;
    readonly workshop: string;
    readonly title: string;
    readonly now: number;
  },
): string | undefined {
  const all = tx.list('theme');
  if (all.length >= most.themes) return undefined;
  const { now: createdAt, ...own } = about;
  tx.put({
    ...{ type: 'theme', ...own, nature: null, keywords: [], quotes: [] },
    ...{ order: Math.max(0, ...all.map(({ order }) => order)) + 1 },
    ...{ mergedInto: null, removed: false, createdAt },
  });
  return about.id;
}
