/** A note that is just being written, by whichever mutation. */
import type { View } from '../define.ts';
import type { Note } from '../model/note.ts';

/** Past this it is no longer a workshop's note-taking but a flood. */
const notesPerSeat = 200;

/** Under this key lies the parking lot: what is written there need not be carried to it. */
export const parkingColumn = 'parking';

/** True for somebody who may write no more. */
export function hasWrittenAll(view: View, seat: string): boolean {
  return view.list('note').filter((note) => note.author === seat).length >= notesPerSeat;
}

/** A note as it is when it has just been written. */
export function freshNote(
  written: Omit<Note, 'type' | 'theme' | 'parked' | 'hidden' | 'withdrawn'>,
  of: string | null = null,
): Note {
  const parked = written.column === parkingColumn;
  const theme = parked ? null : of;
  return { type: 'note', ...written, theme, parked, hidden: false, withdrawn: false };
}
