import { mixRound, type MixOptions } from '../mixing.ts';
import { meetingsOf, type Meetings } from '../mixing/meetings.ts';
import type { Person } from '../person.ts';

export interface PairsAndFours {
  /** Two people each, or three where a number is odd. */
  readonly pairs: readonly (readonly string[])[];
  /** Each of two whole pairs, rarely three: four or five people, up to seven in a small room. */
  readonly fours: readonly (readonly string[])[];
}

/**
 * 1-2-4-All: alone, in pairs, two pairs together, everybody. The fours are mixed as any groups
 * are; within each the pairs are those with fewest from one organisation, then with one role, then
 * who have met before, found by trying them all. So pairs come to be fours without anybody
 * choosing. With three people or fewer there is one pair and one four, both of them everybody.
 */
export function pairsToFours(
  people: readonly Person[],
  options: Omit<MixOptions, 'size' | 'groups'>,
): PairsAndFours {
  const groups = Math.max(1, Math.floor(people.length / 4));
  const [fours = []] = mixRound(people, { ...options, size: 4, groups }).rounds;
  const byId = new Map(people.map((person) => [person.id, person]));
  const pairs = fours.flatMap((four) => {
    const members = four.flatMap((id) => byId.get(id) ?? []);
    return bestPairs(members, meetingsOf(four, options.met ?? []));
  });
  return { pairs, fours };
}

function bestPairs(members: readonly Person[], meetings: Meetings): string[][] {
  let best: { pairs: number[][]; price: number } | undefined;
  for (const pairs of everyPairing([...members.keys()])) {
    const price = pairs.reduce((sum, pair) => sum + priceOf(pair, members, meetings), 0);
    if (best === undefined || price < best.price) best = { pairs, price };
  }
  return best?.pairs.map((pair) => pair.flatMap((at) => members[at]?.id ?? [])) ?? [];
}

/** All ways to make pairs of the people, with one group of three where their number is odd. */
function everyPairing(people: readonly number[]): number[][][] {
  if (people.length <= 3) return people.length === 0 ? [] : [[[...people]]];
  const [first = 0, ...rest] = people;
  const inPair = rest.flatMap((second) => {
    const others = rest.filter((other) => other !== second);
    return everyPairing(others).map((pairs) => [[first, second], ...pairs]);
  });
  if (people.length % 2 === 0) return inPair;
  const inThree = rest.flatMap((second, at) =>
    rest.slice(at + 1).flatMap((third) => {
      const others = rest.filter((other) => other !== second && other !== third);
      return everyPairing(others).map((pairs) => [[first, second, third], ...pairs]);
    }),
  );
  return [...inPair, ...inThree];
}

/** Counts weigh a thousand times each other: in a four of seven people none comes near to that. */
function priceOf(pair: readonly number[], members: readonly Person[], meetings: Meetings): number {
  let price = 0;
  for (const [at, one] of pair.entries()) {
    for (const other of pair.slice(at + 1)) {
      if (members[one]?.organisation === members[other]?.organisation) price += 1_000_000;
      if (members[one]?.role === members[other]?.role) price += 1_000;
      price += meetings.times(one, other);
    }
  }
  return price;
}
