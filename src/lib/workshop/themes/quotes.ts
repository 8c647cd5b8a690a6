/** Quotes (citat): the notes that people have chosen to speak for a theme. */
import type { View } from '../define.ts';
import { most } from '../model/most.ts';
import type { Note } from '../model/note.ts';
import { standingTheme } from './themes.ts';

/** Whether a note lies in a theme and everybody may read it. */
export function speaksFor(view: View, noteId: string, theme: string): boolean {
  const note = view.get('note', noteId);
  if (!note || note.theme !== theme || note.hidden || note.withdrawn) return false;
  return view.get('step', note.step)?.revealed === true;
}

/**
 * The notes that speak for a theme: those that were chosen for it and, as long as there is room, those
 * of the themes that it has taken in. A note that was moved, hidden or taken back speaks no longer, and
 * speaks again when it is back.
 */
export function quotesOf(view: View, themeId: string): readonly Note[] {
  const chosen = view
    .list('theme')
    .filter(({ id, quotes }) => quotes.length > 0 && standingTheme(view, id) === themeId)
    // Its own come first.
    .toSorted((a, b) => Number(b.id === themeId) - Number(a.id === themeId) || a.order - b.order)
    .flatMap(({ quotes }) => quotes);
  return [...new Set(chosen)]
    .filter((note) => speaksFor(view, note, themeId))
    .slice(0, most.quotes)
    .flatMap((id) => view.get('note', id) ?? []);
}
