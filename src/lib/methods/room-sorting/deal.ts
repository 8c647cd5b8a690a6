/** Who reads which notes of others. */
import { shuffled } from '../random.ts';

/** What it takes to place a note of one's own, whose text one knows, against reading somebody else's. */
export const ownLoad = 3 / 4;

export interface NoteToCheck {
  readonly note: string;
  /** How many more people are to read it. */
  readonly wanted: number;
  /** Who must not: the writer and those who sat with them, and who has got it before. */
  readonly not: ReadonlySet<string>;
}

export interface Reader {
  readonly id: string;
  /** How much they have done or been given before, as so many notes read. */
  readonly load: number;
}

/**
 * Gives every note to as many readers as it wants, as far as there are enough who may read it, and to
 * each reader as equally much as can be: no way of handing them out is more even.
 *
 * Each note goes to those who have least so far; then notes are passed on from somebody who has more
 * than one more than somebody else, directly or by way of others, until that is nowhere possible.
 * What is left then is optimal: these are the cost-reducing paths of semi-matchings (Harvey, Ladner,
 * Lovász and Tamir 2006). Notes that fewest may read come first, and equals are drawn by lot.
 *
 * @returns by reader, the notes in the order in which they are to be read
 */
export function dealChecks(
  notes: readonly NoteToCheck[],
  readers: readonly Reader[],
  random: () => number,
): ReadonlyMap<string, readonly string[]> {
  const order = shuffled(readers, random);
  const loads = new Map(order.map(({ id, load }) => [id, load]));
  const dealt = new Map(order.map(({ id }): [string, Set<NoteToCheck>] => [id, new Set()]));
  const loadOf = (id: string): number => loads.get(id) ?? 0;
  const handOf = (id: string): Set<NoteToCheck> => dealt.get(id) ?? new Set();
  const mayRead = (note: NoteToCheck) => order.filter(({ id }) => !note.not.has(id));

  const pending = shuffled(notes, random)
    .map((note) => ({ note, by: mayRead(note) }))
    .toSorted((a, b) => a.by.length - a.note.wanted - (b.by.length - b.note.wanted));
  for (const { note, by } of pending) {
    const chosen = by.toSorted((a, b) => loadOf(a.id) - loadOf(b.id)).slice(0, note.wanted);
    for (const { id } of chosen) give(id, note);
  }
  for (const { id } of order) while (passOn(id));
  // One pass can open a path for somebody before; each shortens the sum of squares, so this ends.
  while (order.some(({ id }) => passOn(id)));
  return new Map(
    [...dealt].map(([id, hand]) => [id, shuffled([...hand], random).map(({ note }) => note)]),
  );

  function give(id: string, note: NoteToCheck): void {
    handOf(id).add(note);
    loads.set(id, loadOf(id) + 1);
  }

  /** Passes one note on along a path from somebody to whoever has least, if that makes it more even. */
  function passOn(from: string): boolean {
    if (loadOf(from) - Math.min(...loads.values()) <= 1) return false;
    const came = new Map<string, { readonly from: string; readonly note: NoteToCheck }>();
    const queue = [from];
    const seen = new Set(queue);
    let best = from;
    for (const giver of queue) {
      for (const note of handOf(giver)) {
        for (const { id } of order) {
          if (seen.has(id) || note.not.has(id) || handOf(id).has(note)) continue;
          seen.add(id);
          came.set(id, { from: giver, note });
          queue.push(id);
          if (loadOf(id) < loadOf(best)) best = id;
        }
      }
    }
    if (loadOf(from) - loadOf(best) <= 1) return false;
    for (let at = best; at !== from;) {
      const step = came.get(at);
      if (!step) return false;
      handOf(step.from).delete(step.note);
      handOf(at).add(step.note);
      at = step.from;
    }
    loads.set(from, loadOf(from) - 1);
    loads.set(best, loadOf(best) + 1);
    return true;
  }
}
