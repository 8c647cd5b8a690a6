import { groupSizes } from '../group-letters.ts';
import { meetingsOf, type Meetings } from '../mixing/meetings.ts';
import type { EarlierRounds, Person } from '../person.ts';

/** Rounds of improvement at the most; two or three are enough for pairs that `pairsToFours` made. */
const patience = 20;

/**
 * 1-2-4-All, the step from pairs to fours: whole pairs come together, as they sit by now. Pairs
 * that stand beside each other in the list go together unless two of them change places for
 * something better: fours of more even sizes, then with fewest colleagues, then with fewest of one
 * role, then with fewest who have met. Of pairs from `pairsToFours` that nothing has happened to,
 * these are its fours.
 *
 * @param pairs ids, as they sit; whoever is not among the people is left out
 * @returns fours, each of two pairs, rarely of three
 */
export function mergePairs(
  people: readonly Person[],
  pairs: readonly (readonly string[])[],
  met: EarlierRounds = [],
): string[][] {
  const numberOf = new Map(people.map(({ id }, number) => [id, number]));
  const units = pairs
    .map((pair) => pair.flatMap((id) => numberOf.get(id) ?? []))
    .filter((pair) => pair.length > 0);
  const headcount = units.flat().length;
  const fours = dealt(units, groupSizes(headcount, Math.max(1, Math.floor(headcount / 4))));
  const meetings = meetingsOf(
    people.map(({ id }) => id),
    met,
  );
  improve(fours, (four) => priceOf(four.flat(), people, meetings));
  return fours.map((four) => four.flat().flatMap((number) => people[number]?.id ?? []));
}

/** One pair after the other into the first four that has room, or the smallest. */
function dealt(units: readonly number[][], sizes: readonly number[]): number[][][] {
  const fours = sizes.map((): number[][] => []);
  const most = sizes[0] ?? 0;
  let at = 0;
  for (const unit of units) {
    const full = (fours[at]?.flat().length ?? 0) + unit.length > most;
    if (full || (fours[at]?.length ?? 0) >= 2) at += 1;
    const bySize = fours.toSorted((one, other) => one.flat().length - other.flat().length);
    (fours[at] ?? bySize[0])?.push(unit);
  }
  return fours;
}

function improve(fours: number[][][], price: (four: number[][]) => number): void {
  let better = true;
  for (let round = 0; better && round < patience; round += 1) {
    better = false;
    for (const [a, one] of fours.entries()) {
      for (const other of fours.slice(a + 1)) {
        if (bestSwap(one, other, price)) better = true;
      }
    }
  }
}

/** Exchanges the two pairs, or moves the one, for which the two fours gain most. */
function bestSwap(
  one: number[][],
  other: number[][],
  price: (four: number[][]) => number,
): boolean {
  let best = { price: price(one) + price(other), one: [...one], other: [...other] };
  const now = best.price;
  const none: number[] = [];
  for (const here of [none, ...one]) {
    for (const there of [none, ...other]) {
      const left = [...one.filter((unit) => unit !== here), there].filter(({ length }) => length);
      const right = [...other.filter((unit) => unit !== there), here].filter(
        ({ length }) => length,
      );
      if (left.length === 0 || right.length === 0) continue;
      const sum = price(left) + price(right);
      if (sum < best.price) best = { price: sum, one: left, other: right };
    }
  }
  if (best.price === now) return false;
  one.splice(0, one.length, ...best.one);
  other.splice(0, other.length, ...best.other);
  return true;
}

/** Sizes first: their squares are least when they are even. Then as in any mix. */
function priceOf(four: readonly number[], people: readonly Person[], meetings: Meetings): number {
  let price = four.length * four.length * 1e9;
  for (const [at, one] of four.entries()) {
    for (const other of four.slice(at + 1)) {
      if (people[one]?.organisation === people[other]?.organisation) price += 1e6;
      if (people[one]?.role === people[other]?.role) price += 1e3;
      price += meetings.times(one, other);
    }
  }
  return price;
}
