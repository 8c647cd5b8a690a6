/** Places by a number, with those that are equal at the same place. */

export interface Rank {
  /** From 1; after two at the first place comes the third. */
  readonly at: number;
  /** Whether others are at the same place. */
  readonly tied: boolean;
}

/** The place of each, most first. Null: it has no number, or nothing. */
export function ranksOf(counts: readonly (number | null)[]): (Rank | null)[] {
  return counts.map((count) => {
    if (count === null || count <= 0) return null;
    const better = counts.filter((other) => (other ?? 0) > count).length;
    const equal = counts.filter((other) => other === count).length;
    return { at: better + 1, tied: equal > 1 };
  });
}

/** How long the bar of each is beside the longest, from 0 to 1. */
export function sharesOfMost(counts: readonly (number | null)[]): number[] {
  const most = Math.max(1, ...counts.map((count) => count ?? 0));
  return counts.map((count) => (count ?? 0) / most);
}
