import { dealEvenly } from './dealing.ts';
import { fewestRepeatedMeetings, fewestRepeatedPairs } from './fewest-repeats.ts';
import { groupCount } from './group-letters.ts';
import { meetingsOf, type Meetings } from './meetings.ts';
import { evennessCost, pairCost, type MixCost, type Seating } from './mixing-cost.ts';
import { improveSeating } from './mixing-search.ts';
import type { EarlierRounds, Person } from './person.ts';
import { seededRandom } from './random.ts';

export interface MixOptions {
  /** Wanted number of people in a group, 2–8; see `groupCount` for what becomes of it. */
  readonly size: number;
  /** Whole number from 0; the same people, options and seed give the same groups. */
  readonly seed: number;
  /** Who has sat together before; whoever is not among the people is left out. */
  readonly met?: EarlierRounds;
}

/**
 * Mixes people into groups. In order of importance: sizes differ by at most one; every
 * organisation is spread as evenly as possible; every role too; as few pairs as possible meet
 * again; and those who do have met as seldom as possible. The first three are always reached to
 * the full (see `dealEvenly`), the last two are searched for.
 * In which order the people are given does not matter.
 *
 * @returns for each group the ids of its people, in the order of their ids
 * @throws RangeError for a size or seed out of range, or when two people have the same id
 */
export function mixGroups(people: readonly Person[], options: MixOptions): string[][] {
  const present = [...people].sort(byId);
  const ids = present.map((person) => person.id);
  if (new Set(ids).size < ids.length) throw new RangeError('Two people have the same id');
  const groups = groupCount(present.length, options.size);
  if (groups < 2) return groups === 0 ? [] : [ids];

  const random = seededRandom(options.seed);
  const dealt = seatingOf(dealEvenly(present, groups, random), groups);
  const sizes = dealt.members.map((members) => members.length);
  const costs = wishes(present, sizes, meetingsOf(ids, options.met ?? []));
  const groupOf = improveSeating(dealt, costs, random);
  return seatingOf(groupOf, groups).members.map((members) =>
    members.map((place) => ids[place] ?? ''),
  );
}

/** What is wished of a mix, most important first. */
function wishes(
  people: readonly Person[],
  sizes: readonly number[],
  meetings: Meetings,
): readonly MixCost[] {
  const organisations = people.map((person) => person.organisation);
  const roles = people.map((person) => person.role);
  const { times } = meetings;
  return [
    evennessCost('organisations', organisations, sizes.length),
    evennessCost('roles', roles, sizes.length),
    pairCost(
      'repeated pairs',
      (one, other) => Math.min(1, times(one, other)),
      fewestRepeatedPairs(meetings, sizes),
    ),
    pairCost('repeated meetings', times, fewestRepeatedMeetings(meetings, sizes)),
  ];
}

function seatingOf(groupOf: readonly number[], groups: number): Seating {
  const members = Array.from({ length: groups }, (): number[] => []);
  for (const [person, group] of groupOf.entries()) members[group]?.push(person);
  return { groupOf: [...groupOf], members };
}

function byId(one: Person, other: Person): number {
  // By code unit: a comparison by locale could differ between machines.
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}
