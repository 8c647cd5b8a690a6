import type { SeatingState } from './seating-state.ts';
import type { Wish } from './wish.ts';

/**
 * A price for sitting in a group: that somebody has left their seat, or does not care for the topic.
 *
 * @param prices by person × groups + group, a whole number from 0; the same in every round
 * @param about what one unit of the price weighs, and the least sum that can be had
 */
export function placeWish(
  name: string,
  prices: Int32Array,
  state: SeatingState,
  about: { readonly weight: number; readonly least: number },
): Wish {
  const { slots, groups, people } = state;
  let cost = 0;

  function price(slot: number, group: number): number {
    return slot < people ? (prices[slot * groups + group] ?? 0) : 0;
  }

  const wish: Wish = {
    name,
    ...about,
    unit: 1,
    get cost() {
      return cost;
    },
    restart() {
      cost = 0;
      for (let at = 0; at < state.groupOf.length; at += 1) {
        cost += price(at % slots, state.groupOf[at] ?? 0);
      }
    },
    change(round, one, other) {
      const here = state.groupOf[round * slots + one] ?? 0;
      const there = state.groupOf[round * slots + other] ?? 0;
      return price(one, there) + price(other, here) - price(one, here) - price(other, there);
    },
    swapped(round, one, other) {
      const now = state.groupOf[round * slots + one] ?? 0;
      const before = state.groupOf[round * slots + other] ?? 0;
      cost += price(one, now) + price(other, before) - price(one, before) - price(other, now);
    },
  };
  wish.restart();
  return wish;
}
