import type { SeatingState } from './seating-state.ts';
import type { Wish } from './wish.ts';

/** So that an organisation is unsettled now and then on the way, and hardly ever at the end. */
const spreadWeight = 2;

/**
 * How far the people of each label (organisation, role) are from being spread evenly: summed over
 * rounds, groups and labels, the number of people beyond the rounded-up or short of the
 * rounded-down share. Nought exactly when every label is as evenly spread as its number allows.
 *
 * @param labels for each person, by number, her label
 */
export function spreadWish(name: string, labels: readonly string[], state: SeatingState): Wish {
  const numbers = new Map<string, number>();
  for (const label of labels) if (!numbers.has(label)) numbers.set(label, numbers.size);
  // Empty chairs have a label of their own whose cells never cost anything.
  const none = numbers.size;
  const width = none + 1;
  const labelOf = new Int32Array(state.slots).fill(none);
  const totals = new Int32Array(width);
  for (const [person, label] of labels.entries()) {
    const number = numbers.get(label) ?? none;
    labelOf[person] = number;
    totals[number] = (totals[number] ?? 0) + 1;
  }
  const cells = state.rounds * state.groups * width;
  const counts = new Int32Array(cells);
  /** By cell, what one more and one less would change. */
  const more = new Int32Array(cells);
  const less = new Int32Array(cells);
  let cost = 0;

  function excess(label: number, count: number): number {
    const total = totals[label] ?? 0;
    const fair = Math.floor(total / state.groups);
    return Math.max(0, count - Math.ceil(total / state.groups), fair - count);
  }
  function weigh(cell: number, label: number): void {
    if (label === none) return;
    const count = counts[cell] ?? 0;
    const now = excess(label, count);
    more[cell] = excess(label, count + 1) - now;
    less[cell] = excess(label, count - 1) - now;
  }
  function add(round: number, group: number, label: number, change: 1 | -1): void {
    if (label === none) return;
    const cell = (round * state.groups + group) * width + label;
    const worse = (change === 1 ? more[cell] : less[cell]) ?? 0;
    counts[cell] = (counts[cell] ?? 0) + change;
    cost += worse;
    weigh(cell, label);
  }

  const wish = {
    name,
    least: 0,
    weight: spreadWeight,
    unit: 1,
    get cost() {
      return cost;
    },
    restart() {
      counts.fill(0);
      for (let at = 0; at < state.groupOf.length; at += 1) {
        const round = Math.floor(at / state.slots);
        const label = labelOf[at % state.slots] ?? none;
        const cell = (round * state.groups + (state.groupOf[at] ?? 0)) * width + label;
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
      cost = 0;
      for (let cell = 0; cell < cells; cell += 1) {
        const label = cell % width;
        if (label === none) continue;
        weigh(cell, label);
        cost += excess(label, counts[cell] ?? 0);
      }
    },
    change(round: number, one: number, other: number) {
      const mine = labelOf[one] ?? none;
      const yours = labelOf[other] ?? none;
      if (mine === yours) return 0;
      const base = round * state.slots;
      const first = round * state.groups;
      const here = (first + (state.groupOf[base + one] ?? 0)) * width;
      const there = (first + (state.groupOf[base + other] ?? 0)) * width;
      return (
        (less[here + mine] ?? 0) +
        (more[there + mine] ?? 0) +
        (less[there + yours] ?? 0) +
        (more[here + yours] ?? 0)
      );
    },
    swapped(round: number, one: number, other: number) {
      // Both have moved: each now sits where the other one sat.
      const mine = labelOf[one] ?? none;
      const yours = labelOf[other] ?? none;
      if (mine === yours) return;
      const now = state.groupOf[round * state.slots + one] ?? 0;
      const before = state.groupOf[round * state.slots + other] ?? 0;
      add(round, before, mine, -1);
      add(round, now, mine, 1);
      add(round, now, yours, -1);
      add(round, before, yours, 1);
    },
  };
  wish.restart();
  return wish;
}
