/**
 * One wish about who sits where, as a number that shall become small. The search holds a list of
 * them, most important first. A wish is bound to one state and keeps count of it. A new wish is a
 * new function that makes one.
 */
export interface Wish {
  readonly name: string;
  /** A value below which no seating can fall; where all are there the search is over. */
  readonly least: number;
  /** What a cost of 1 weighs in the search, where a repeated pair weighs 1. */
  readonly weight: number;
  /** The cost of the least thing that the wish counts. */
  readonly unit: number;
  /** What the state costs now. */
  readonly cost: number;
  /** Counts afresh, after the state has been changed otherwise than by swaps. */
  restart(): void;
  /** What the cost would change by if two slots of different groups changed places. */
  change(round: number, one: number, other: number): number;
  /** Told after the two have changed places in the state. */
  swapped(round: number, one: number, other: number): void;
}

/** Compares by the first wish that differs: below 0 where the wishes cost less than `bar`. */
export function comparedTo(bar: readonly number[], wishes: readonly Wish[]): number {
  for (const [at, wish] of wishes.entries()) {
    const difference = wish.cost - (bar[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether every wish has what it can have at the most: no seating is better. */
export function isFulfilled(wishes: readonly Wish[]): boolean {
  return wishes.every((wish) => wish.cost <= wish.least);
}
