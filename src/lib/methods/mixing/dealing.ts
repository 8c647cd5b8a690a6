import { shuffled } from '../random.ts';

type Side = 'organisation' | 'role';

/** For each person, by number, her organisation and her role. */
export type Labels = Readonly<Record<Side, readonly string[]>>;

/** At each side a card per person: which part of her organisation, which part of her role. */
interface Hand {
  readonly parts: Readonly<Record<Side, readonly number[]>>;
  /** For each part who of it sits in which group. */
  readonly seats: Readonly<Record<Side, readonly Map<number, number>[]>>;
  readonly groupOf: number[];
  readonly sizes: number[];
}

/**
 * Deals people to groups so that sizes, every organisation and every role are all three as even
 * as arithmetic allows: counts per group differ by at most one, for each of them at once.
 *
 * That this always can be done is a theorem: take organisations and roles as the two sides of a
 * graph, each person as an edge between hers, and groups as colours; then it asks for an
 * equitable and balanced edge colouring of a bipartite multigraph, which exists for any number of
 * colours (D. de Werra, "Balanced schedules", INFOR 9, 1971). The proof is also the algorithm:
 * cut organisations and roles into parts of as many people as there are groups, colour the edges
 * so that no part has a colour twice (Kőnig 1916, with alternating chains), and swap chains from
 * large to small colours until the sizes are even.
 *
 * @returns for each person, by place, the number of the group, 0 … groups − 1
 */
export function dealEvenly(labels: Labels, groups: number, random: () => number): number[] {
  const people = labels.organisation.length;
  const order = shuffled([...labels.organisation.keys()], random);
  const organisations = partsOf(labels.organisation, order, groups);
  const roles = partsOf(labels.role, order, groups);
  const hand: Hand = {
    parts: { organisation: organisations.partOf, role: roles.partOf },
    seats: { organisation: organisations.seats, role: roles.seats },
    groupOf: new Array<number>(people).fill(-1),
    sizes: new Array<number>(groups).fill(0),
  };
  for (const person of shuffled(order, random)) seat(hand, person);
  evenSizes(hand);
  return hand.groupOf;
}

function partsOf(
  labels: readonly string[],
  order: readonly number[],
  groups: number,
): { partOf: number[]; seats: Map<number, number>[] } {
  const partOf = new Array<number>(labels.length).fill(0);
  const seats: Map<number, number>[] = [];
  const open = new Map<string, { part: number; left: number }>();
  for (const place of order) {
    const label = labels[place] ?? '';
    let current = open.get(label);
    if (current === undefined || current.left === 0) {
      current = { part: seats.length, left: groups };
      seats.push(new Map());
      open.set(label, current);
    }
    current.left -= 1;
    partOf[place] = current.part;
  }
  return { partOf, seats };
}

function seat(hand: Hand, person: number): void {
  const organisation = takenAt(hand, 'organisation', person);
  const role = takenAt(hand, 'role', person);
  const both = smallest(hand, (group) => !organisation.has(group) && !role.has(group));
  if (both !== undefined) {
    place(hand, person, both);
    return;
  }
  const freeHere = smallest(hand, (group) => !organisation.has(group));
  const freeThere = smallest(hand, (group) => !role.has(group));
  if (freeHere === undefined || freeThere === undefined) throw new Error('A part is over-full');
  // The chain from the role's side through these two groups never comes back to the
  // organisation's part, which has nobody in `freeHere`; swapping it frees that group there too.
  const first = role.get(freeHere);
  if (first !== undefined) swapChain(hand, chainFrom(hand, first, 'organisation', freeThere));
  place(hand, person, freeHere);
}

function evenSizes(hand: Hand): void {
  for (;;) {
    const large = hand.sizes.indexOf(Math.max(...hand.sizes));
    const small = hand.sizes.indexOf(Math.min(...hand.sizes));
    if ((hand.sizes[large] ?? 0) - (hand.sizes[small] ?? 0) < 2) return;
    const chain = chainWithOneMore(hand, large, small);
    if (chain === undefined) throw new Error('No chain evens the sizes');
    swapChain(hand, chain);
  }
}

/** A chain that has one person more in the large group than in the small one. */
function chainWithOneMore(hand: Hand, large: number, small: number): Chain | undefined {
  for (const [person, group] of hand.groupOf.entries()) {
    if (group !== large || takenAt(hand, 'organisation', person).has(small)) continue;
    const chain = chainFrom(hand, person, 'role', small);
    if (chain.people.length % 2 === 1) return chain;
  }
  return undefined;
}

interface Chain {
  readonly people: readonly number[];
  readonly groups: readonly [number, number];
}

/**
 * People who sit by turns in the first person's group and in `other`, each sharing a part with
 * the next: across `side` first, then across the other side, and so on to the end.
 */
function chainFrom(hand: Hand, first: number, side: Side, other: number): Chain {
  const here = hand.groupOf[first] ?? -1;
  const people: number[] = [];
  let across = side;
  let wanted = other;
  for (let next: number | undefined = first; next !== undefined;) {
    people.push(next);
    next = takenAt(hand, across, next).get(wanted);
    across = across === 'role' ? 'organisation' : 'role';
    wanted = wanted === other ? here : other;
  }
  return { people, groups: [here, other] };
}

function swapChain(hand: Hand, chain: Chain): void {
  const [one, other] = chain.groups;
  const moves = chain.people.map((person) => ({
    person,
    to: hand.groupOf[person] === one ? other : one,
  }));
  for (const { person } of moves) lift(hand, person);
  for (const { person, to } of moves) place(hand, person, to);
}

function place(hand: Hand, person: number, group: number): void {
  takenAt(hand, 'organisation', person).set(group, person);
  takenAt(hand, 'role', person).set(group, person);
  hand.groupOf[person] = group;
  hand.sizes[group] = (hand.sizes[group] ?? 0) + 1;
}

function lift(hand: Hand, person: number): void {
  const group = hand.groupOf[person] ?? -1;
  takenAt(hand, 'organisation', person).delete(group);
  takenAt(hand, 'role', person).delete(group);
  hand.groupOf[person] = -1;
  hand.sizes[group] = (hand.sizes[group] ?? 0) - 1;
}

function takenAt(hand: Hand, side: Side, person: number): Map<number, number> {
  const taken = hand.seats[side][hand.parts[side][person] ?? -1];
  if (taken === undefined) throw new RangeError(`Nobody at place ${person}`);
  return taken;
}

function smallest(hand: Hand, allowed: (group: number) => boolean): number | undefined {
  let best: number | undefined;
  for (const [group, size] of hand.sizes.entries()) {
    if (!allowed(group)) continue;
    if (best === undefined || size < (hand.sizes[best] ?? 0)) best = group;
  }
  return best;
}
