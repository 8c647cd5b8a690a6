import { fewestRepeatedPairs } from './mixing/fewest-repeats.ts';
import { meetingsOf } from './mixing/meetings.ts';
import type { EarlierRounds, Person } from './person.ts';

/** How one organisation or role came to be spread over the groups. */
export interface Spread {
  readonly label: string;
  readonly people: number;
  /** Most and fewest of its people in any group. */
  readonly most: number;
  readonly fewest: number;
  /** Most less fewest. */
  readonly spread: number;
  /** The smallest spread that its number of people allows: 0 if it divides evenly, otherwise 1. */
  readonly best: number;
}

export interface MixQuality {
  /** Sorted by spread beyond the best, worst first, then by number of people. */
  readonly organisations: readonly Spread[];
  readonly roles: readonly Spread[];
  /** Pairs that sit together now and have done so in an earlier round. */
  readonly repeatedPairs: number;
  /** A number of repeated pairs that no mix as even as this one could fall below. */
  readonly fewestRepeatedPairs: number;
  /** Pairs that meet for the first time. */
  readonly newPairs: number;
}

/** Most and fewest of so many people per group, where they are spread as evenly as can be. */
export function bestShare(
  { people }: Pick<Spread, 'people'>,
  groups: number,
): { readonly fewest: number; readonly most: number } {
  return { fewest: Math.floor(people / groups), most: Math.ceil(people / groups) };
}

/** Measures a mix, so that the facilitator can show how well it turned out. */
export function mixQuality(
  groups: readonly (readonly Person[])[],
  met: EarlierRounds = [],
): MixQuality {
  const ids = groups.flat().map((person) => person.id);
  const meetings = meetingsOf(ids, met);
  let repeatedPairs = 0;
  let pairs = 0;
  let first = 0;
  for (const group of groups) {
    const end = first + group.length;
    for (let one = first; one < end; one += 1) {
      for (let other = one + 1; other < end; other += 1) {
        pairs += 1;
        if (meetings.times(one, other) > 0) repeatedPairs += 1;
      }
    }
    first = end;
  }
  const sizes = groups.map((group) => group.length);
  const organisations = spreads(groups, (person) => person.organisation);
  const roles = spreads(groups, (person) => person.role);
  const even: string[][] = [];
  if (isBestSpread(organisations)) even.push(groups.flat().map(({ organisation }) => organisation));
  if (isBestSpread(roles)) even.push(groups.flat().map(({ role }) => role));
  return {
    organisations,
    roles,
    repeatedPairs,
    fewestRepeatedPairs: fewestRepeatedPairs(meetings, { sizes, even }),
    newPairs: pairs - repeatedPairs,
  };
}

/** Whether every organisation or role is spread as evenly as its number of people allows. */
export function isBestSpread(spreads: readonly Spread[]): boolean {
  return spreads.every(({ spread, best }) => spread === best);
}

function spreads(
  groups: readonly (readonly Person[])[],
  labelOf: (person: Person) => string,
): Spread[] {
  const byLabel = new Map<string, number[]>();
  for (const [at, group] of groups.entries()) {
    for (const person of group) {
      const label = labelOf(person);
      const counts = byLabel.get(label) ?? groups.map(() => 0);
      counts[at] = (counts[at] ?? 0) + 1;
      byLabel.set(label, counts);
    }
  }
  return [...byLabel]
    .map(([label, counts]) => {
      const people = counts.reduce((sum, count) => sum + count, 0);
      const most = Math.max(...counts);
      const fewest = Math.min(...counts);
      const best = people % groups.length === 0 ? 0 : 1;
      return { label, people, most, fewest, spread: most - fewest, best };
    })
    .sort(
      (one, other) =>
        other.spread - other.best - (one.spread - one.best) || other.people - one.people,
    );
}
