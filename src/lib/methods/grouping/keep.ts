import { bestSeat, type SeatedGroup } from '../latecomer.ts';
import type { EarlierRounds, Person } from '../person.ts';

/**
 * Keeps the groups for another round ("Behåll bikuporna"): everybody present stays, nobody moves,
 * and whoever has no group gets the seat that does most good, one after the other by id.
 *
 * @param groups the groups of the last round; a group whose people have all gone stays, empty
 * @returns for each group the ids of those present, those who stay first
 */
export function keepGroups(
  people: readonly Person[],
  groups: readonly (readonly string[])[],
  met: EarlierRounds = [],
): string[][] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const seated = groups.map((members, group): SeatedGroup & { members: Person[] } => ({
    id: String(group),
    members: members.flatMap((id) => byId.get(id) ?? []),
  }));
  const staying = new Set(seated.flatMap(({ members }) => members.map(({ id }) => id)));
  const newcomers = people.filter(({ id }) => !staying.has(id));
  for (const person of newcomers.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const seat = bestSeat(person, seated, met);
    seated.find(({ id }) => id === seat)?.members.push(person);
  }
  return seated.map(({ members }) => members.map(({ id }) => id));
}
