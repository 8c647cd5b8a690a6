/** The notes that everybody may see by now, and how many of them are told: the same on every surface. */
import type { View } from '../define.ts';
import type { Note } from '../model/note.ts';
import { themesOf } from '../themes/themes.ts';

/** Notes that everybody may see by now. Hidden ones are among them; not their text. */
export function notesShown(view: View): readonly Note[] {
  return view
    .list('note')
    .filter((note) => !note.withdrawn && view.get('step', note.step)?.revealed === true);
}

/** The same of one theme. */
export function notesInTheme(view: View, theme: string): readonly Note[] {
  return notesShown(view).filter((note) => note.theme === theme);
}

/** How many notes these are: that one is hidden is seen where it lies, and it counts nowhere. */
export function countOf(notes: readonly { readonly hidden: boolean }[]): number {
  return notes.filter(({ hidden }) => !hidden).length;
}

/** Notes of a workshop that are shown, and lie neither in a theme nor in the parking lot. */
export function unsortedNotes(view: View, workshop: string): readonly Note[] {
  const standing = new Set(themesOf(view).map(({ id }) => id));
  return notesShown(view).filter(
    (note) =>
      note.workshop === workshop &&
      !note.parked &&
      (note.theme === null || !standing.has(note.theme)),
  );
}
