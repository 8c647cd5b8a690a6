import { clustersOf } from './clusters.ts';
import type { NumberedRule } from './rules.ts';
import { seatByRules } from './seat-rules.ts';

/** Why rules cannot be kept together; a closed list, so that every one has its sentence. */
export const conflictCodes = [
  /** Somebody must sit in a group that there is not. */
  'no_such_group',
  /** More people must sit together than the largest group has chairs. */
  'too_many_together',
  /** Some must sit together and apart. */
  'together_and_apart',
  /** Somebody, or some who must sit together, have been given two groups. */
  'two_groups',
  /** Some who must sit apart have been given the same group. */
  'apart_in_one_group',
  /** More people have been given a group than it has chairs. */
  'group_full',
  /** More people must all sit apart than there are groups. */
  'too_many_apart',
  /** Somebody who sits in a locked group would have to leave it, or somebody to come into it. */
  'locked_group',
  /** None of these alone: there is no seating that keeps them all. */
  'no_seating',
] as const;
export type ConflictCode = (typeof conflictCodes)[number];

export interface RuleConflict {
  readonly code: ConflictCode;
  /**
   * Places in the list of rules, in rising order. Not all of these can be kept; leave out any one
   * of them and the others can.
   */
  readonly rules: readonly number[];
}

/**
 * Which rules stand in each other's way: for each conflict as few rules as show it. From a set
 * that cannot be kept one rule after the other is left out for good if the rest still cannot be
 * kept, the last ones first, so that rules made earlier are blamed less (the deletion filter of
 * Chinneck & Dravnieks, ORSA Journal on Computing 3, 1991). Then the conflict's rules are set
 * aside and the others asked again, so that conflicts that have no rule in common are all found.
 *
 * @returns an empty list when all rules can be kept, or when that could not be settled
 */
export function conflictsAmong(
  rules: readonly NumberedRule[],
  people: number,
  groups: number,
): RuleConflict[] {
  const conflicts: RuleConflict[] = [];
  let open = rules;
  while (isImpossible(open, people, groups)) {
    let core = [...open];
    for (const rule of [...open].toReversed()) {
      const without = core.filter((other) => other !== rule);
      if (isImpossible(without, people, groups)) core = without;
    }
    const blamed = new Set(core);
    const code = codeOf(core, people, groups);
    conflicts.push({ code, rules: [...new Set(core.map(({ rule }) => rule))] });
    open = open.filter((rule) => !blamed.has(rule));
  }
  return conflicts;
}

/** As many of the rules as can be kept together, the earlier ones first. */
export function keepable(
  rules: readonly NumberedRule[],
  people: number,
  groups: number,
): readonly NumberedRule[] {
  if (seatByRules(rules, people, groups).answer === 'seated') return rules;
  let kept: NumberedRule[] = [];
  for (const rule of rules) {
    const more = [...kept, rule];
    if (seatByRules(more, people, groups).answer === 'seated') kept = more;
  }
  return kept;
}

function isImpossible(rules: readonly NumberedRule[], people: number, groups: number): boolean {
  return rules.length > 0 && seatByRules(rules, people, groups).answer === 'none';
}

/** What a smallest set of rules that cannot be kept is about. */
function codeOf(rules: readonly NumberedRule[], people: number, groups: number): ConflictCode {
  const clusters = clustersOf(rules);
  const largest = Math.ceil(people / groups);
  const fixed = rules.filter((rule) => rule.kind === 'fixed');
  if (fixed.some(({ group }) => group < 0 || group >= groups)) return 'no_such_group';
  if (clusters.some(({ isTorn }) => isTorn)) return 'together_and_apart';
  if (clusters.some((cluster) => cluster.groups.length > 1)) return 'two_groups';
  if (clusters.some((cluster) => cluster.people.length > largest)) return 'too_many_together';
  const kinds = new Set(rules.map(({ kind }) => kind));
  const homes = new Set(fixed.map(({ group }) => group));
  if (homes.size === 1 && clusters.every((cluster) => cluster.groups.length === 1)) {
    return kinds.has('apart') ? 'apart_in_one_group' : 'group_full';
  }
  const allApart = clusters.filter(({ apart }) => apart.length >= groups).length > groups;
  return allApart && fixed.length === 0 ? 'too_many_apart' : 'no_seating';
}
