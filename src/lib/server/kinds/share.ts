/** Bars of a table: how long each is. */

/** The share of the highest count that one of the counts has, from 0 to 1. */
export function shareOf(counts: readonly number[], at: number): number {
  return (counts[at] ?? 0) / Math.max(1, ...counts);
}
