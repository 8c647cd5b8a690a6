import type { MixOptions } from '../mixing.ts';
import { cheapestAssignment } from '../mixing/assignment.ts';
import { SeatingState } from '../mixing/seating-state.ts';
import { placeWish } from '../mixing/place-wish.ts';
import { effortFor, wishesFor } from '../mixing/plan.ts';
import { groupsFor, roomOf } from '../mixing/room.ts';
import { search } from '../mixing/search.ts';
import type { Person } from '../person.ts';
import { seededRandom } from '../random.ts';

export interface InterestGroup {
  readonly topic: string;
  readonly ids: readonly string[];
}

export interface InterestGroups {
  readonly groups: readonly InterestGroup[];
  /** How many got their first choice, their second and so on. */
  readonly byChoice: readonly number[];
  /** How many got none of what they chose, or had not chosen anything. */
  readonly others: number;
}

/** An interest weighs more on the way than an organisation, and less than a rule. */
const interestWeight = 3;

/**
 * Groups by what people want to talk about. Topics get groups by how many have them as first
 * choice; then people get topics so that the sum of what their choices rank is the smallest there
 * is, with sizes that differ by at most one. Among the groupings that give people as much of what
 * they chose, organisations, roles and new acquaintances are spread as in any mix; rules come
 * before everything. Topics that nearly nobody chose get no group.
 *
 * @param choices by person the topics chosen, best liked first; topics that are not on the list
 *   count for nothing
 */
export function byInterest(
  people: readonly Person[],
  topics: readonly string[],
  choices: ReadonlyMap<string, readonly string[]>,
  options: MixOptions,
): InterestGroups {
  if (people.length === 0 || topics.length === 0) return { groups: [], byChoice: [], others: 0 };
  const ranks = ranksOf(topics, choices);
  const topicOf = topicsOfGroups(people, topics, ranks, groupsFor(people.length, options));
  const room = roomOf(people, { ...options, groups: topicOf.length, current: [], locked: [] });
  const unwanted = 1 + Math.max(0, ...[...ranks.values()].map((own) => own.size));
  const rankIn = (person: number, group: number): number =>
    ranks.get(room.ids[person] ?? '')?.get(topicOf[group] ?? '') ?? unwanted;

  const seating = cheapestSeating(room.ids.length, topicOf.length, rankIn);
  const state = new SeatingState(room.ids.length, [seating]);
  const prices = Int32Array.from({ length: state.slots * state.groups }, (_, at) =>
    rankIn(Math.floor(at / state.groups), at % state.groups),
  );
  const least = seating.flatMap((own, group) => own.map((member) => rankIn(member, group)));
  const interest = placeWish('interests', prices, state, {
    weight: interestWeight,
    least: least.reduce((sum, rank) => sum + rank, 0),
  });
  const others = wishesFor(room, state);
  const rules = others.filter(({ name }) => name === 'broken rules');
  const rest = others.filter(({ name }) => name !== 'broken rules');
  search(state, [...rules, interest, ...rest], {
    budget: options.budget ?? effortFor(people.length),
    random: seededRandom(options.seed),
  });

  const seated = state.seating(0);
  const got = seated.flatMap((own, group) => own.map((person) => rankIn(person, group)));
  return {
    groups: seated.map((own, group) => ({
      topic: topicOf[group] ?? '',
      ids: own.map((person) => room.ids[person] ?? ''),
    })),
    byChoice: Array.from(
      { length: unwanted - 1 },
      (_, rank) => got.filter((own) => own === rank).length,
    ),
    others: got.filter((own) => own === unwanted).length,
  };
}

/** By person and topic the place of the topic among her choices, 0 for the first. */
function ranksOf(
  topics: readonly string[],
  choices: ReadonlyMap<string, readonly string[]>,
): Map<string, Map<string, number>> {
  const known = new Set(topics);
  return new Map(
    [...choices].map(([id, chosen]) => {
      const own = [...new Set(chosen)].filter((topic) => known.has(topic));
      return [id, new Map(own.map((topic, rank) => [topic, rank]))];
    }),
  );
}

/**
 * The topic of each group: one group after the other goes to the topic with most first choices per
 * group it would have (Webster 1832, Sainte-Laguë 1910, as seats go to parties).
 */
function topicsOfGroups(
  people: readonly Person[],
  topics: readonly string[],
  ranks: ReadonlyMap<string, ReadonlyMap<string, number>>,
  groups: number,
): string[] {
  const votes = topics.map(
    (topic) => people.filter(({ id }) => ranks.get(id)?.get(topic) === 0).length,
  );
  const seats = topics.map(() => 0);
  for (let group = 0; group < groups; group += 1) {
    const quotients = votes.map((count, topic) => count / (2 * (seats[topic] ?? 0) + 1));
    const winner = quotients.indexOf(Math.max(...quotients));
    seats[winner] = (seats[winner] ?? 0) + 1;
  }
  return topics.flatMap((topic, at) => new Array<string>(seats[at] ?? 0).fill(topic));
}

/** Groups with the smallest sum of ranks; sizes differ by at most one. */
function cheapestSeating(
  people: number,
  groups: number,
  rankIn: (person: number, group: number) => number,
): number[][] {
  const chairs = Math.ceil(people / groups);
  const never = people * groups * 10;
  const chairOf = cheapestAssignment(chairs * groups, (slot, chair) => {
    if (slot < people) return rankIn(slot, Math.floor(chair / chairs));
    // Only the last chair of a group may stay empty.
    return chair % chairs === chairs - 1 ? 0 : never;
  });
  const members = Array.from({ length: groups }, (): number[] => []);
  for (let person = 0; person < people; person += 1) {
    members[Math.floor((chairOf[person] ?? 0) / chairs)]?.push(person);
  }
  return members;
}
