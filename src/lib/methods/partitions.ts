/**
 * How alike two ways of sorting the same things are. A place is any name, or null for what lies alone:
 * things without a place are not together with anything.
 */

export type Place = string | null;

export interface PairCounts {
  /** Pairs that are together in both, in the one that is judged, and in the one that is meant. */
  readonly both: number;
  readonly judged: number;
  readonly meant: number;
  /** All pairs there are. */
  readonly all: number;
}

/** Counts pairs of things; both lists name the place of each thing in the same order. */
export function pairCounts(judged: readonly Place[], meant: readonly Place[]): PairCounts {
  const pairsIn = (sizes: Iterable<number>): number =>
    [...sizes].reduce((sum, size) => sum + pairs(size), 0);
  return {
    both: pairsIn(sizesOf(judged.map((place, at) => jointly(place, meant[at] ?? null)))),
    judged: pairsIn(sizesOf(judged)),
    meant: pairsIn(sizesOf(meant)),
    all: pairs(judged.length),
  };
}

/** Of the pairs that were put together, how many belong together; 1 where none was. */
export function pairPrecision({ both, judged }: PairCounts): number {
  return judged === 0 ? 1 : both / judged;
}

/** Of the pairs that belong together, how many were put together; 1 where none does. */
export function pairRecall({ both, meant }: PairCounts): number {
  return meant === 0 ? 1 : both / meant;
}

/** The harmonic mean of the two: 0 to 1. */
export function pairF1(counts: PairCounts): number {
  const sum = pairPrecision(counts) + pairRecall(counts);
  return sum === 0 ? 0 : (2 * pairPrecision(counts) * pairRecall(counts)) / sum;
}

/** The adjusted Rand index: 1 the same, 0 as by chance, below it worse. */
export function adjustedRand({ both, judged, meant, all }: PairCounts): number {
  const expected = all === 0 ? 0 : (judged * meant) / all;
  const most = (judged + meant) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

/**
 * How many things lie where they are meant to, where every place of the one that is judged stands for
 * at most one place that is meant: the pair of places with the most in common first. Two nulls agree.
 */
export function inTheirPlace(judged: readonly Place[], meant: readonly Place[]): number {
  const shared = new Map<string, { place: string; as: string; n: number }>();
  let right = 0;
  for (const [at, place] of judged.entries()) {
    const as = meant[at] ?? null;
    if (place === null && as === null) right += 1;
    const key = jointly(place, as);
    if (key === null || place === null || as === null) continue;
    const so = shared.get(key) ?? { place, as, n: 0 };
    so.n += 1;
    shared.set(key, so);
  }
  const taken = { place: new Set<string>(), as: new Set<string>() };
  for (const { place, as, n } of [...shared.values()].toSorted((one, other) => other.n - one.n)) {
    if (taken.place.has(place) || taken.as.has(as)) continue;
    taken.place.add(place);
    taken.as.add(as);
    right += n;
  }
  return right;
}

function jointly(one: Place, other: Place): Place {
  return one === null || other === null ? null : JSON.stringify([one, other]);
}

function sizesOf(places: readonly Place[]): Iterable<number> {
  const sizes = new Map<string, number>();
  for (const place of places) if (place !== null) sizes.set(place, (sizes.get(place) ?? 0) + 1);
  return sizes.values();
}

function pairs(n: number): number {
  return (n * (n - 1)) / 2;
}
