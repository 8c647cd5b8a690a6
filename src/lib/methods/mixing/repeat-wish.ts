import type { SeatingState } from './seating-state.ts';
import type { Meetings } from './meetings.ts';
import type { Wish } from './wish.ts';

/** What one repeated pair counts; what is below it tells how often the pairs had met before. */
export const repeatedPair = 2 ** 16;

/**
 * How many pairs meet again, in earlier rounds or in those of the state: each time two people sit
 * together that have done so t > 0 times before costs `repeatedPair` + t. So repeated pairs come
 * first, and among seatings with as many of them those where they have met as seldom as possible.
 *
 * @param met who has met before the state's first round
 * @param least see `Wish.least`, in the same unit as the cost
 */
export function repeatWish(met: Meetings, state: SeatingState, least: number): Wish {
  const { slots, people } = state;
  /** How often two have met, in earlier rounds and in those of the state; empty chairs never do. */
  const times = new Uint16Array(slots * slots);
  /** By that number, what one meeting more adds and one less takes away. */
  const most = met.rounds.length + state.rounds + 1;
  const joining = Float64Array.from({ length: most + 1 }, (_, t) => priceAt(t));
  const leaving = Float64Array.from({ length: most + 1 }, (_, t) => -priceAt(t - 1));
  let cost = 0;

  function meet(one: number, other: number, change: 1 | -1): void {
    if (one >= people || other >= people) return;
    const now = times[one * slots + other] ?? 0;
    cost += (change === 1 ? joining[now] : leaving[now]) ?? 0;
    times[one * slots + other] = now + change;
    times[other * slots + one] = now + change;
  }

  const wish: Wish = {
    name: 'repeated pairs',
    least,
    weight: 1 / repeatedPair,
    unit: repeatedPair,
    get cost() {
      return cost;
    },
    restart() {
      times.fill(0);
      for (let one = 0; one < people; one += 1) {
        for (let other = 0; other < people; other += 1) {
          times[one * slots + other] = met.times(one, other);
        }
      }
      cost = 0;
      for (let round = 0; round < state.rounds; round += 1) {
        for (const group of state.seating(round)) {
          for (const [at, one] of group.entries()) {
            for (const other of group.slice(at + 1)) meet(one, other, 1);
          }
        }
      }
    },
    change(round, one, other) {
      const { groupOf, slotAt, chairs } = state;
      const base = round * slots;
      const here = base + (groupOf[base + one] ?? 0) * chairs;
      const there = base + (groupOf[base + other] ?? 0) * chairs;
      const row = one * slots;
      const otherRow = other * slots;
      let change = 0;
      for (let chair = 0; chair < chairs; chair += 1) {
        const left = slotAt[here + chair] ?? 0;
        if (left !== one) {
          change +=
            (leaving[times[row + left] ?? 0] ?? 0) + (joining[times[otherRow + left] ?? 0] ?? 0);
        }
        const joined = slotAt[there + chair] ?? 0;
        if (joined !== other) {
          change +=
            (leaving[times[otherRow + joined] ?? 0] ?? 0) +
            (joining[times[row + joined] ?? 0] ?? 0);
        }
      }
      return change;
    },
    swapped(round, one, other) {
      const base = round * slots;
      const now = state.groupOf[base + one] ?? 0;
      const before = state.groupOf[base + other] ?? 0;
      for (let chair = 0; chair < state.chairs; chair += 1) {
        const left = state.slotAt[base + before * state.chairs + chair] ?? 0;
        if (left !== other) {
          meet(one, left, -1);
          meet(other, left, 1);
        }
        const joined = state.slotAt[base + now * state.chairs + chair] ?? 0;
        if (joined !== one) {
          meet(other, joined, -1);
          meet(one, joined, 1);
        }
      }
    },
  };
  wish.restart();
  return wish;
}

/** What a meeting costs two who have met `times` times before. */
function priceAt(times: number): number {
  return times < 1 ? 0 : repeatedPair + times;
}
