import type { MixCost, Seating } from './mixing-cost.ts';
import { randomBelow } from './random.ts';

/**
 * Steps are counted, never timed: the same seed gives the same seating on a slow machine too.
 * Memories of 1 to 12,000 steps were compared over four to six rounds of 20 to 500 people:
 * from 400 upwards clearly more pairs met again, and with a short one more steps hardly helped.
 */
const steps = 200_000;
const memory = 30;

/**
 * Improves a seating by letting two people at a time change places, and returns the best one seen
 * as the group of each person. Costs are compared in order, the first that differs decides.
 *
 * Late acceptance hill climbing (Burke & Bykov, European Journal of Operational Research 258,
 * 2017): a step is taken if it is no worse than now or than some steps ago. It gets out of dead
 * ends as annealing does, with whole numbers only, so no rounding differs between machines.
 */
export function improveSeating(
  seating: Seating,
  costs: readonly MixCost[],
  random: () => number,
): number[] {
  const least = costs.map((cost) => cost.least);
  let now = costs.map((cost) => cost.start(seating));
  let best = now;
  let bestGroups = [...seating.groupOf];
  const remembered = new Array<readonly number[]>(memory).fill(now);
  const people = seating.groupOf.length;
  for (let step = 0; step < steps && compare(best, least) > 0; step += 1) {
    const one = randomBelow(people, random);
    const other = randomBelow(people, random);
    if (seating.groupOf[one] === seating.groupOf[other]) continue;
    const at = step % memory;
    const bar = worse(now, remembered[at] ?? now);
    const next = costAfter(seating, costs, now, bar, one, other);
    if (next !== undefined) {
      swap(seating, one, other);
      for (const cost of costs) cost.swapped(seating, one, other);
      now = next;
      if (compare(now, best) < 0) {
        best = now;
        bestGroups = [...seating.groupOf];
      }
    }
    remembered[at] = now;
  }
  return bestGroups;
}

/** The costs after a change of places, or undefined as soon as they are known to exceed `bar`. */
function costAfter(
  seating: Seating,
  costs: readonly MixCost[],
  now: readonly number[],
  bar: readonly number[],
  one: number,
  other: number,
): number[] | undefined {
  const next: number[] = [];
  let below = false;
  for (const [at, cost] of costs.entries()) {
    const value = (now[at] ?? 0) + cost.change(seating, one, other);
    const limit = bar[at] ?? 0;
    if (!below && value > limit) return undefined;
    below ||= value < limit;
    next.push(value);
  }
  return next;
}

function swap({ groupOf, members }: Seating, one: number, other: number): void {
  const here = groupOf[one] ?? 0;
  const there = groupOf[other] ?? 0;
  const hereMembers = members[here] ?? [];
  const thereMembers = members[there] ?? [];
  hereMembers[hereMembers.indexOf(one)] = other;
  thereMembers[thereMembers.indexOf(other)] = one;
  groupOf[one] = there;
  groupOf[other] = here;
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [at, value] of one.entries()) {
    const difference = value - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function worse(one: readonly number[], other: readonly number[]): readonly number[] {
  return compare(one, other) > 0 ? one : other;
}
