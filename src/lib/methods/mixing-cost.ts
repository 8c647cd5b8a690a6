/** Who sits where; people and groups are numbers, places in their lists. */
export interface Seating {
  readonly groupOf: number[];
  readonly members: readonly number[][];
}

/**
 * One wish about a seating, as a whole number that shall become small. The search holds a list of
 * them, most important first: a later wish never costs anything of an earlier one. A new wish
 * (people who must or must not sit together, a host who stays) is a new cost in that list.
 */
export interface MixCost {
  readonly name: string;
  /** A value below which no seating of these sizes can fall; the search stops there. */
  readonly least: number;
  /** Takes in a whole seating and returns its cost. */
  start(seating: Seating): number;
  /** What the cost would change by if two people of different groups changed places. */
  change(seating: Seating, one: number, other: number): number;
  /** Told after the two have changed places in the seating. */
  swapped(seating: Seating, one: number, other: number): void;
}

/**
 * How far the people of each label (organisation, role) are from being spread evenly: for each
 * label and group the number of people beyond the rounded-up or short of the rounded-down share.
 *
 * @param labels for each person, by place, her label
 */
export function evennessCost(name: string, labels: readonly string[], groups: number): MixCost {
  const numbers = new Map<string, number>();
  for (const label of labels) if (!numbers.has(label)) numbers.set(label, numbers.size);
  const labelOf = labels.map((label) => numbers.get(label) ?? 0);
  const totals = new Array<number>(numbers.size).fill(0);
  for (const label of labelOf) totals[label] = (totals[label] ?? 0) + 1;
  const floors = totals.map((total) => Math.floor(total / groups));
  const ceilings = totals.map((total) => Math.ceil(total / groups));
  const counts = new Int32Array(groups * numbers.size);

  function cell(group: number, label: number): number {
    return group * numbers.size + label;
  }
  function excess(group: number, label: number, more: number): number {
    const count = (counts[cell(group, label)] ?? 0) + more;
    return Math.max(0, count - (ceilings[label] ?? 0), (floors[label] ?? 0) - count);
  }
  function add(group: number, label: number, more: number): void {
    counts[cell(group, label)] = (counts[cell(group, label)] ?? 0) + more;
  }
  function changeBy(group: number, label: number, more: number): number {
    return excess(group, label, more) - excess(group, label, 0);
  }

  return {
    name,
    least: 0,
    start({ groupOf, members }) {
      counts.fill(0);
      for (const [person, group] of groupOf.entries()) add(group, labelOf[person] ?? 0, 1);
      let cost = 0;
      for (const group of members.keys()) {
        for (const label of totals.keys()) cost += excess(group, label, 0);
      }
      return cost;
    },
    change({ groupOf }, one, other) {
      const mine = labelOf[one] ?? 0;
      const yours = labelOf[other] ?? 0;
      if (mine === yours) return 0;
      const here = groupOf[one] ?? 0;
      const there = groupOf[other] ?? 0;
      return (
        changeBy(here, mine, -1) +
        changeBy(there, mine, 1) +
        changeBy(there, yours, -1) +
        changeBy(here, yours, 1)
      );
    },
    swapped({ groupOf }, one, other) {
      // Both have moved: each now sits where the other one sat.
      const mine = labelOf[one] ?? 0;
      const yours = labelOf[other] ?? 0;
      const now = groupOf[one] ?? 0;
      const before = groupOf[other] ?? 0;
      add(before, mine, -1);
      add(now, mine, 1);
      add(now, yours, -1);
      add(before, yours, 1);
    },
  };
}

/**
 * The sum of a weight over every two people who sit in the same group.
 *
 * @param weight symmetric, a whole number
 * @param least a known lower bound of the sum, 0 if weights are not negative
 */
export function pairCost(
  name: string,
  weight: (one: number, other: number) => number,
  least: number,
): MixCost {
  /** What `person` adds among `members`, leaving out herself or whoever makes room for her. */
  function weightAmong(members: readonly number[], person: number, without: number): number {
    let sum = 0;
    for (const member of members) if (member !== without) sum += weight(person, member);
    return sum;
  }

  return {
    name,
    least,
    start({ members }) {
      let ends = 0;
      for (const group of members) {
        for (const person of group) ends += weightAmong(group, person, person);
      }
      return ends / 2;
    },
    change({ groupOf, members }, one, other) {
      const here = members[groupOf[one] ?? 0] ?? [];
      const there = members[groupOf[other] ?? 0] ?? [];
      return (
        weightAmong(there, one, other) -
        weightAmong(here, one, one) +
        weightAmong(here, other, one) -
        weightAmong(there, other, other)
      );
    },
    swapped() {
      // Nothing is kept between moves.
    },
  };
}
