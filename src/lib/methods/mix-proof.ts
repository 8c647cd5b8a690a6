import { isBestSpread, mixQuality, type MixQuality, type Spread } from './mix-quality.ts';
import { fewestRepeatedPairs } from './mixing/fewest-repeats.ts';
import { meetingsOf } from './mixing/meetings.ts';
import { isKept, type MixRule } from './mixing/rules.ts';
import type { EarlierRounds, Person } from './person.ts';

/** One row of the table that a facilitator can show: how well a round was mixed. */
export interface RoundProof extends MixQuality {
  /** Of the organisation, and of the role, that is furthest from even, beside the best it can be. */
  readonly organisationSpread: { readonly worst: number; readonly best: number };
  readonly roleSpread: { readonly worst: number; readonly best: number };
  /** People who sit in another group, by number, than in the groups they were to be kept in. */
  readonly moves: number;
  /** Places in the list of rules. */
  readonly brokenRules: readonly number[];
}

export interface MixProof {
  readonly rounds: readonly RoundProof[];
  readonly repeatedPairs: number;
  /**
   * A number that no rounds as even as these, by whatever plan, could fall below in all. It can be
   * above the sum of the rounds' bounds, each of which takes the rounds before it as given; and
   * below it, since an earlier round may have left a later one no choice.
   */
  readonly fewestRepeatedPairs: number;
}

/**
 * Measures some rounds, counted afresh from who sits where.
 *
 * @param rounds for each round, for each group, the ids of its people
 * @param given who had met before them, the rules, and for moves the groups before the first round
 */
export function mixProof(
  people: readonly Person[],
  rounds: EarlierRounds,
  given: {
    readonly met?: EarlierRounds;
    readonly rules?: readonly MixRule[];
    readonly current?: readonly (readonly string[])[];
  } = {},
): MixProof {
  const { met = [], rules = [], current = [] } = given;
  const byId = new Map(people.map((person) => [person.id, person]));
  const proofs = rounds.map((groups, round): RoundProof => {
    const seated = groups.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
    const quality = mixQuality(seated, [...met, ...rounds.slice(0, round)]);
    return {
      ...quality,
      organisationSpread: worstOf(quality.organisations),
      roleSpread: worstOf(quality.roles),
      moves: movesBetween(round === 0 ? current : (rounds[round - 1] ?? []), groups),
      brokenRules: [...rules.keys()].filter((at) => {
        const rule = rules[at];
        return rule !== undefined && !isKept(rule, groups);
      }),
    };
  });
  return {
    rounds: proofs,
    repeatedPairs: proofs.reduce((sum, { repeatedPairs }) => sum + repeatedPairs, 0),
    fewestRepeatedPairs: fewestInAll(people, rounds, proofs, met),
  };
}

function fewestInAll(
  people: readonly Person[],
  rounds: EarlierRounds,
  proofs: readonly RoundProof[],
  met: EarlierRounds,
): number {
  const sizes = rounds[0]?.map((group) => group.length) ?? [];
  const seated = new Set(rounds[0]?.flat());
  const isSame = rounds.every(
    (groups) =>
      groups.flat().length === seated.size &&
      groups.flat().every((id) => seated.has(id)) &&
      groups
        .map((group) => group.length)
        .toSorted()
        .join() === sizes.toSorted().join(),
  );
  // Where people come and go between rounds, nothing is claimed.
  if (!isSame) return 0;
  const present = people.filter(({ id }) => seated.has(id));
  const even: string[][] = [];
  if (proofs.every(({ organisations }) => isBestSpread(organisations))) {
    even.push(present.map(({ organisation }) => organisation));
  }
  if (proofs.every(({ roles }) => isBestSpread(roles))) even.push(present.map(({ role }) => role));
  const meetings = meetingsOf(
    present.map(({ id }) => id),
    met,
  );
  return fewestRepeatedPairs(meetings, { sizes, even, rounds: rounds.length });
}

function worstOf(spreads: readonly Spread[]): { worst: number; best: number } {
  return {
    worst: Math.max(0, ...spreads.map(({ spread }) => spread)),
    best: Math.max(0, ...spreads.map(({ best }) => best)),
  };
}

/** Only those count who sit in both: who comes or goes does not move. */
function movesBetween(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
): number {
  return before.reduce(
    (sum, members, group) =>
      sum + members.filter((id) => after.flat().includes(id) && !after[group]?.includes(id)).length,
    0,
  );
}
