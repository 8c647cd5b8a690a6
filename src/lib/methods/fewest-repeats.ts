import type { Meetings } from './meetings.ts';

/**
 * A number of repeated pairs that no way of seating can fall below, whoever sits where: the
 * largest of these bounds.
 * - Somebody in a group of g has g − 1 neighbours; where fewer people are left that she has not
 *   met, the rest of her neighbours are repeats (each pair is seen from both of its ends).
 * - An earlier group of more people than there are groups now must put some of them together
 *   again (the pigeonhole principle). Two rounds may force the same pair, so that the rounds are
 *   not added up.
 *
 * @param sizes the sizes of the new groups, which sum to the people present
 */
export function fewestRepeatedPairs(meetings: Meetings, sizes: readonly number[]): number {
  return Math.max(byNeighbours(meetings, sizes), ...byPigeonholes(meetings, sizes.length));
}

/**
 * The same for repeated meetings, where a pair counts once for each earlier round in which it sat
 * together: here the rounds do add up.
 */
export function fewestRepeatedMeetings(meetings: Meetings, sizes: readonly number[]): number {
  const forced = byPigeonholes(meetings, sizes.length).reduce((sum, pairs) => sum + pairs, 0);
  return Math.max(byNeighbours(meetings, sizes), forced);
}

function byNeighbours(meetings: Meetings, sizes: readonly number[]): number {
  // Those with the fewest new people left do best in the smallest groups, so the bound seats
  // them there: fewest unmet first, smallest size first.
  const unmet = Array.from({ length: meetings.people }, (_, one) => unmetBy(one, meetings));
  unmet.sort((one, other) => one - other);
  const seats = [...sizes].sort((one, other) => one - other).flatMap((size) => seatsIn(size));
  const ends = unmet.reduce((sum, left, at) => sum + Math.max(0, (seats[at] ?? 0) - left), 0);
  return Math.ceil(ends / 2);
}

/** For each seat of a group its number of neighbours. */
function seatsIn(size: number): number[] {
  return new Array<number>(size).fill(size - 1);
}

function unmetBy(one: number, meetings: Meetings): number {
  let unmet = 0;
  for (let other = 0; other < meetings.people; other += 1) {
    if (other !== one && meetings.times(one, other) === 0) unmet += 1;
  }
  return unmet;
}

/** For each earlier round the pairs that must sit together again. */
function byPigeonholes(meetings: Meetings, groups: number): number[] {
  if (groups === 0) return [];
  return meetings.rounds.map((earlier) =>
    earlier.reduce((sum, group) => sum + pairsWhenSpread(group.length, groups), 0),
  );
}

function pairsWhenSpread(people: number, groups: number): number {
  const smaller = Math.floor(people / groups);
  const larger = people % groups;
  return larger * pairsIn(smaller + 1) + (groups - larger) * pairsIn(smaller);
}

function pairsIn(people: number): number {
  return (people * (people - 1)) / 2;
}
