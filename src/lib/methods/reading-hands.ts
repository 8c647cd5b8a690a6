/**
 * Hands of notes to read: a few of many, so that each note is read by about as many, and each hand has
 * of each column as large a part as there is of all notes.
 *
 * Which notes are in a hand depends on their ids and columns and on nothing else, least of all on who
 * wrote them: two notes in one hand would otherwise not be of one group, or of one person.
 */
import { seedFrom } from './passing-on.ts';

export interface DealtNote {
  readonly id: string;
  readonly column: string;
}

/**
 * Deals each of so many hands `size` notes, or all where there are fewer. The notes lie in a ring, in
 * an order drawn from their ids, and each hand takes the next ones: so no note is in two hands more
 * than another, and one that comes later moves each hand by one note at the most.
 *
 * @param salt draws another order for another occasion
 */
export function dealHands(
  notes: readonly DealtNote[],
  { hands, size, salt }: { readonly hands: number; readonly size: number; readonly salt: string },
): string[][] {
  const ring = ringOf(notes, salt);
  const taken = Math.min(size, ring.length);
  return Array.from({ length: hands }, (_, hand) =>
    Array.from({ length: taken }, (__, at) => ring[(hand * taken + at) % ring.length] ?? ''),
  );
}

/** All notes, of each column in drawn order, the columns spread evenly over the whole. */
function ringOf(notes: readonly DealtNote[], salt: string): string[] {
  const drawn = notes.map(({ id, column }) => ({ id, column, at: seedFrom([salt, id]) }));
  const columns = [...Map.groupBy(drawn, ({ column }) => column).values()];
  return columns
    .flatMap((own) =>
      own
        .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
        .map((note, index) => ({ ...note, place: (index + 0.5) / own.length })),
    )
    .toSorted((a, b) => a.place - b.place || (a.column < b.column ? -1 : 1))
    .map(({ id }) => id);
}
