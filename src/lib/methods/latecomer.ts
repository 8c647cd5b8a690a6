import type { EarlierRounds, Person } from './person.ts';

export interface SeatedGroup {
  readonly id: string;
  readonly members: readonly Person[];
  /** Nobody comes in, unless every group is locked. */
  readonly locked?: boolean;
}

/**
 * The group in which somebody who comes late does most good; nobody else moves. The smallest
 * group; among these the one with fewest of whom she must not sit with, then fewest of her
 * organisation, then fewest of her role, then fewest that she has met before (each as often as
 * they met), then the first in the list. All groups count, even those of the largest size: nobody
 * is left standing.
 *
 * @param apart ids of those she must not sit with
 * @returns the group's id, or null if there are no groups
 */
export function bestSeat(
  person: Person,
  groups: readonly SeatedGroup[],
  met: EarlierRounds = [],
  apart: readonly string[] = [],
): string | null {
  const timesMet = timesMetBy(person.id, met);
  const open = groups.filter((group) => group.locked !== true);
  let best: { id: string; costs: readonly number[] } | undefined;
  for (const group of open.length > 0 ? open : groups) {
    const others = group.members.filter((member) => member.id !== person.id);
    const costs = [
      others.length,
      others.filter((member) => apart.includes(member.id)).length,
      others.filter((member) => member.organisation === person.organisation).length,
      others.filter((member) => member.role === person.role).length,
      others.reduce((sum, member) => sum + (timesMet.get(member.id) ?? 0), 0),
    ];
    if (best === undefined || isLess(costs, best.costs)) best = { id: group.id, costs };
  }
  return best?.id ?? null;
}

/**
 * A seat in each of several planned rounds for somebody who comes late: the best in each, where
 * those she is given in one round count as met in the next.
 *
 * @param rounds the rounds still to come, in order
 * @returns for each round the group's id, or null where it has no groups
 */
export function bestSeats(
  person: Person,
  rounds: readonly (readonly SeatedGroup[])[],
  met: EarlierRounds = [],
  apart: readonly string[] = [],
): (string | null)[] {
  const known = [...met];
  return rounds.map((groups) => {
    const seat = bestSeat(person, groups, known, apart);
    const beside = groups.find(({ id }) => id === seat)?.members ?? [];
    known.push([[person.id, ...beside.map(({ id }) => id)]]);
    return seat;
  });
}

function timesMetBy(id: string, met: EarlierRounds): Map<string, number> {
  const times = new Map<string, number>();
  for (const group of met.flat()) {
    if (!group.includes(id)) continue;
    for (const other of group) times.set(other, (times.get(other) ?? 0) + 1);
  }
  return times;
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  for (const [at, value] of one.entries()) {
    const against = other[at] ?? 0;
    if (value !== against) return value < against;
  }
  return false;
}
