/** How a figure is spread. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** By nearest rank, rounded to whole ones; of nothing there is nothing to say: null. */
export function spreadOf(figures: readonly number[]): Spread | null {
  if (figures.length === 0) return null;
  const sorted = figures.toSorted((a, b) => a - b);
  const rank = (share: number): number =>
    Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
  return { p50: rank(0.5), p95: rank(0.95), max: rank(1) };
}
