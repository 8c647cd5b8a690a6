/**
 * Where a note belongs, from what its writer has said and from what others have said who read it.
 *
 * A note is placed where more people put it than anywhere else, its writer among them and at least
 * one other. The writer knows best what was meant, but everybody taps wrongly now and then; that two
 * people make the same mistake without knowing of each other is rare. A writer who differs from
 * everybody else is asked once more. Against a writer who then stays, nothing is decided but by
 * three others who all say the same; two are too few, as two readers are easily misled by the same
 * word.
 *
 * That this is right often enough follows from the weighted majority (Nitzan and Paroush 1982: each
 * vote counts log((k − 1) p / (1 − p)) for k places and somebody who is right with probability p), in
 * which a second answer of the same person adds nothing; settle.test.ts works the probability out for
 * every pattern of answers. That asking again with a reason beats more votes is from Revolt (Chang,
 * Amershi and Kamar 2017).
 */

/** A place: the id of a theme, or whatever else notes can be put into. */
export type Place = string;

export interface NoteAnswers {
  /** What the writer said at first; null: nothing, or there is nobody to say it. */
  readonly first: Place | null;
  /** What the writer said when asked once more; null: was not asked, or has not answered. */
  readonly second: Place | null;
  /** What each of the others said. */
  readonly checks: readonly Place[];
}

/** So many others read a note whose writer has placed it. */
export const checksOfPlaced = 2;
/** So many read one of whose writer nothing is known, or whose writer they all contradict. */
export const checksOfOpen = 3;

/** How many others are to read a note, as far as is known by now. */
export function checksWanted({ first, checks }: Omit<NoteAnswers, 'second'>): number {
  if (first === null) return checksOfOpen;
  return isContradicted({ first, checks }) && checks.length >= checksOfPlaced
    ? checksOfOpen
    : checksOfPlaced;
}

/** Whether the writer is asked once more: others have read the note and nobody agrees. */
export function isContradicted({ first, checks }: Omit<NoteAnswers, 'second'>): boolean {
  return first !== null && checks.length > 0 && !checks.includes(first);
}

/** Where a note belongs; null: that is left to the people in the room. */
export function settledPlace({ first, second, checks }: NoteAnswers): Place | null {
  const own = second ?? first;
  const votes = countsOf(checks);
  const [top, next] = [...votes].toSorted(([, a], [, b]) => b - a);
  if (own === null) return top && top[1] >= 2 && top[1] > (next?.[1] ?? 0) ? top[0] : null;
  if (!top) return own;
  const agree = votes.get(own) ?? 0;
  const against = Math.max(0, ...[...votes].map(([place, n]) => (place === own ? 0 : n)));
  if (agree > 0) return agree + 1 > against ? own : null;
  return top[1] >= checksOfOpen && votes.size === 1 ? top[0] : null;
}

function countsOf(places: readonly Place[]): Map<Place, number> {
  const counts = new Map<Place, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}
