import type { Meetings } from './meetings.ts';

/**
 * What is known of the seatings that a bound speaks of: the sizes of their groups, and labels (of
 * an organisation, of a role), by person, that they all spread as evenly as numbers allow.
 */
export interface Seatings {
  readonly sizes: readonly number[];
  readonly even?: readonly (readonly string[])[];
  /** How many rounds are to come, each with these sizes; 1 if not said. */
  readonly rounds?: number;
}

/**
 * A number of repeated pairs that no such seating can fall below, whoever sits where: the largest
 * of these bounds. A pair that meets again in several of the rounds counts each time.
 *
 * - *Neighbours.* Somebody in a group of g has g − 1 neighbours; where fewer people are left that
 *   she has not met, the rest of her neighbours are repeats (each pair is seen from both of its
 *   ends). Over r rounds this is what limits social golfers to ⌊(n − 1) / (g − 1)⌋ rounds.
 * - *Neighbours by label.* Where an organisation with m people is spread evenly over k groups, she
 *   has between ⌊m / k⌋ and ⌈m / k⌉ of them beside her in each round, less herself in her own. So
 *   more than she has not met may be due to her from one organisation although there are others
 *   whom she never met.
 * - *Pairs by label.* Evenness also settles how many pairs within each organisation sit together
 *   in a round, and with that how many pairs across: what exceeds the pairs that have not met is
 *   repeated, within each organisation and across.
 * - *Pigeonholes.* An earlier group of more people than there are groups must put some of them
 *   together again, in every round. Two earlier rounds may force the same pair, so they are not
 *   added up. From the second round to come the first one is such an earlier round.
 */
export function fewestRepeatedPairs(meetings: Meetings, seatings: Seatings): number {
  const { sizes, even = [], rounds = 1 } = seatings;
  if (sizes.length === 0 || rounds === 0) return 0;
  const everybody = new Array<string>(meetings.people).fill('');
  return Math.max(
    byPigeonholes(meetings, sizes, rounds),
    byNeighbours(meetings, { sizes, rounds, labels: everybody, isEven: false }),
    ...even.flatMap((labels) => [
      byNeighbours(meetings, { sizes, rounds, labels, isEven: true }),
      byPairs(meetings, { sizes, rounds, labels, isEven: true }),
    ]),
  );
}

/**
 * The same for repeated meetings of one round, where a pair counts once for each earlier round in
 * which it sat together: here the pigeonholes of earlier rounds do add up.
 */
export function fewestRepeatedMeetings(meetings: Meetings, seatings: Seatings): number {
  const forced = forcedByRounds(meetings, seatings.sizes.length);
  return Math.max(
    fewestRepeatedPairs(meetings, { ...seatings, rounds: 1 }),
    forced.reduce((sum, pairs) => sum + pairs, 0),
  );
}

interface Spread {
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly labels: readonly string[];
  /** Whether each label is spread evenly, so that its people per group are settled. */
  readonly isEven: boolean;
}

function byNeighbours(meetings: Meetings, { sizes, rounds, labels, isEven }: Spread): number {
  const groups = sizes.length;
  const classes = classesOf(labels);
  const small = Math.min(...sizes);
  const larger = Math.max(...sizes) - small;
  /** Ends of pairs that are repeated even if everybody always sits in a small group. */
  let ends = 0;
  /** Neighbours more in larger groups that cost nothing, since there are new people to meet. */
  let free = 0;
  for (const [one, own] of labels.entries()) {
    const met = metByLabel(meetings, one, labels);
    let fewest = 0;
    let forced = 0;
    let open = 0;
    for (const [label, people] of classes) {
      const herself = label === own ? 1 : 0;
      const share = people / groups;
      const low = isEven ? rounds * (Math.max(Math.floor(share), herself) - herself) : 0;
      const high = isEven ? rounds * (Math.ceil(share) - herself) : Infinity;
      const left = people - herself - (met.get(label) ?? 0);
      fewest += low;
      forced += Math.max(0, low - left);
      open += Math.max(0, Math.min(high, left) - low);
    }
    const others = rounds * (small - 1) - fewest;
    ends += forced + Math.max(0, others - open);
    free += Math.min(rounds * larger, Math.max(0, open - others));
  }
  const seatsInLarger = sizes.reduce((sum, size) => sum + (size - small) * size, 0);
  return Math.ceil((ends + Math.max(0, rounds * seatsInLarger - free)) / 2);
}

function byPairs(meetings: Meetings, { sizes, rounds, labels }: Spread): number {
  const unmet = new Map<string, number>();
  let across = 0;
  for (const [one, label] of labels.entries()) {
    for (let other = 0; other < one; other += 1) {
      if (meetings.times(one, other) > 0) continue;
      if (labels[other] !== label) across += 1;
      else unmet.set(label, (unmet.get(label) ?? 0) + 1);
    }
  }
  let pairs = rounds * sizes.reduce((sum, size) => sum + pairsIn(size), 0);
  let repeated = 0;
  for (const [label, people] of classesOf(labels)) {
    const within = rounds * pairsWhenSpread(people, sizes.length);
    pairs -= within;
    repeated += Math.max(0, within - (unmet.get(label) ?? 0));
  }
  return repeated + Math.max(0, pairs - across);
}

function byPigeonholes(meetings: Meetings, sizes: readonly number[], rounds: number): number {
  const before = Math.max(0, ...forcedByRounds(meetings, sizes.length));
  const own = sizes.reduce((sum, size) => sum + pairsWhenSpread(size, sizes.length), 0);
  return before + (rounds - 1) * Math.max(before, own);
}

function forcedByRounds(meetings: Meetings, groups: number): number[] {
  if (groups === 0) return [];
  return meetings.rounds.map((earlier) =>
    earlier.reduce((sum, group) => sum + pairsWhenSpread(group.length, groups), 0),
  );
}

/** How many pairs of `people` sit together at the fewest: when they are spread evenly. */
function pairsWhenSpread(people: number, groups: number): number {
  const smaller = Math.floor(people / groups);
  const larger = people % groups;
  return larger * pairsIn(smaller + 1) + (groups - larger) * pairsIn(smaller);
}

function pairsIn(people: number): number {
  return (people * (people - 1)) / 2;
}

function classesOf(labels: readonly string[]): Map<string, number> {
  const classes = new Map<string, number>();
  for (const label of labels) classes.set(label, (classes.get(label) ?? 0) + 1);
  return classes;
}

/** Of each label, how many people somebody has met; labels of whom she has met nobody are left out. */
function metByLabel(
  meetings: Meetings,
  one: number,
  labels: readonly string[],
): Map<string, number> {
  const met = new Map<string, number>();
  for (let other = 0; other < labels.length; other += 1) {
    if (meetings.times(one, other) === 0) continue;
    const label = labels[other] ?? '';
    met.set(label, (met.get(label) ?? 0) + 1);
  }
  return met;
}
