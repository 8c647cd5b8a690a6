import type { SeatingState } from './seating-state.ts';
import type { NumberedRule } from './rules.ts';
import type { Wish } from './wish.ts';

/** A rule is broken on the way only where much is gained by it. */
const ruleWeight = 4;

interface Bond {
  readonly other: number;
  readonly apart: boolean;
}

/**
 * How much of the rules is broken, in every round: a pair that must sit together and does not, a
 * pair that must not and does, somebody who is not in the group they belong to. Of three who must
 * sit together, one who sits elsewhere makes two broken pairs.
 */
export function ruleWish(rules: readonly NumberedRule[], state: SeatingState): Wish {
  const { slots } = state;
  const bonds = new Map<number, Bond[]>();
  const homes = new Map<number, number[]>();
  for (const rule of rules) {
    if (rule.kind === 'fixed') {
      homes.set(rule.person, [...(homes.get(rule.person) ?? []), rule.group]);
      continue;
    }
    for (const one of rule.people) {
      const others = rule.people.filter((other) => other !== one);
      const own = others.map((other) => ({ other, apart: rule.kind === 'apart' }));
      bonds.set(one, [...(bonds.get(one) ?? []), ...own]);
    }
  }
  let cost = 0;

  /** What somebody's own rules cost in a group, where `swapped` sits in `instead`. */
  function priceIn(
    round: number,
    person: number,
    group: number,
    swapped = -1,
    instead = -1,
  ): number {
    let price = 0;
    for (const home of homes.get(person) ?? []) if (home !== group) price += 1;
    for (const { other, apart } of bonds.get(person) ?? []) {
      const there = other === swapped ? instead : state.groupOf[round * slots + other];
      if ((there === group) === apart) price += 1;
    }
    return price;
  }
  function changeBetween(round: number, one: number, other: number, here: number, there: number) {
    // A rule between the two is as broken after as before: they sit apart both times.
    return (
      priceIn(round, one, there, other, here) -
      priceIn(round, one, here, other, there) +
      priceIn(round, other, here, one, there) -
      priceIn(round, other, there, one, here)
    );
  }

  const wish: Wish = {
    name: 'broken rules',
    least: 0,
    weight: ruleWeight,
    unit: 1,
    get cost() {
      return cost;
    },
    restart() {
      cost = 0;
      for (let round = 0; round < state.rounds; round += 1) {
        for (const [person, groups] of homes) {
          const group = state.groupOf[round * slots + person] ?? 0;
          cost += groups.filter((home) => home !== group).length;
        }
        for (const [one, own] of bonds) {
          const group = state.groupOf[round * slots + one];
          for (const { other, apart } of own) {
            const isTogether = state.groupOf[round * slots + other] === group;
            // Every bond is seen from both of its ends.
            if (one < other && isTogether === apart) cost += 1;
          }
        }
      }
    },
    change(round, one, other) {
      if (!bonds.has(one) && !homes.has(one) && !bonds.has(other) && !homes.has(other)) return 0;
      const here = state.groupOf[round * slots + one] ?? 0;
      const there = state.groupOf[round * slots + other] ?? 0;
      return changeBetween(round, one, other, here, there);
    },
    swapped(round, one, other) {
      const now = state.groupOf[round * slots + one] ?? 0;
      const before = state.groupOf[round * slots + other] ?? 0;
      cost += changeBetween(round, one, other, before, now);
    },
  };
  wish.restart();
  return wish;
}
