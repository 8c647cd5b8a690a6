/** What is told of the note from which an action was made. */
import type { ActionLine } from './document.ts';

/** A note as the title of an action: on one line. */
export function titleOfNote(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** Whether an action still says what its note said: then the note need not be repeated. */
export function saysTheSame({ title, note }: Pick<ActionLine, 'title' | 'note'>): boolean {
  return note !== null && titleOfNote(note.text) === title;
}

/** What the note said or, where the action still says it, at which occasion it was written. */
export function traceText(action: Pick<ActionLine, 'title' | 'note'>): string | null {
  if (action.note === null) return null;
  return saysTheSame(action) ? action.note.occasion : action.note.text;
}
