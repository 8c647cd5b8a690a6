/** What could be done when some are missing: a proposal that nothing comes of unless it is taken. */
import { groupLetter, largestGroup, smallestGroup } from '../../../methods/group-letters.ts';
import { repairGroups, type RepairProposal } from '../../../methods/grouping/repair.ts';
import type { MixRule } from '../../../methods/mixing/rules.ts';
import type { EarlierRounds, Person } from '../../../methods/person.ts';
import {
  asFormed,
  placeOf,
  seatedGroups,
  wantedGroups,
  type FormedGroup,
  type FormedRound,
} from './forming.ts';
import type { SeatedGroup } from './seated-group.ts';
import { earlierRounds } from '../../groups/membership.ts';
import type { View } from '../../define.ts';
import type { Step } from '../../model/step.ts';
import { ruleOf, wishesOf } from '../../groups/wish.ts';

/** All that the proposal is worked out from, as plain data for a worker. */
export interface RepairTask {
  /** Those who are there. */
  readonly people: readonly Person[];
  readonly groups: readonly (readonly string[])[];
  readonly size: number;
  readonly seed: number;
  readonly met: EarlierRounds;
  readonly rules: readonly MixRule[];
  /** Numbers of groups that stay as they are. */
  readonly locked: readonly number[];
}

/** @param gone seats of those who are missing; they keep theirs for when they come back */
export function repairTask(view: View, step: Step, gone: ReadonlySet<string>): RepairTask {
  const seated = seatedGroups(view, step.id);
  const people = seated.flatMap(({ seats }) => seats).filter(({ id }) => !gone.has(id));
  const rules = wishesOf(view, step.workshop).map((wish) =>
    ruleOf(wish, (letter) => placeOf(seated, letter)),
  );
  return {
    people: people.map(({ id, organisation, role }) => ({ id, organisation, role })),
    groups: seated.map(({ seats }) => seats.map(({ id }) => id)),
    size: usualSize(view, step, seated),
    seed: 1,
    met: earlierRounds(view, step.id),
    rules,
    locked: [...seated.keys()].filter((at) => seated[at]?.group.locked),
  };
}

/** How large groups are where all are there: as wished, or what the wished number of them makes. */
function usualSize(view: View, step: Step, seated: readonly SeatedGroup[]): number {
  const { size, count } = wantedGroups(view, step.workshop);
  if (count === null) return size;
  const all = seated.reduce((sum, { seats }) => sum + seats.length, 0);
  const usual = Math.floor(all / Math.max(1, seated.length));
  return Math.min(largestGroup, Math.max(smallestGroup, usual));
}

export function solveRepair({ people, groups, ...options }: RepairTask): RepairProposal {
  return repairGroups(people, groups, options);
}

/**
 * The proposal as the arguments of `group.form`. Who is missing keeps the group; where it is
 * dissolved, `group.form` gives another one.
 */
export function repairedRound(
  view: View,
  step: Step,
  proposal: RepairProposal,
  newId: () => string,
): FormedRound {
  const seated = seatedGroups(view, step.id);
  const placed = new Set(proposal.groups.flat());
  const letters = new Set(seated.map(({ group }) => group.letter));
  const groups = proposal.groups.flatMap((seats, at): FormedGroup[] => {
    const old = seated[at];
    if (seats.length === 0) return [];
    if (old) {
      const missing = old.seats.map(({ id }) => id).filter((id) => !placed.has(id));
      return [{ ...asFormed(old.group), seats: [...seats, ...missing] }];
    }
    let number = 0;
    while (letters.has(groupLetter(number))) number += 1;
    const letter = groupLetter(number);
    letters.add(letter);
    const about = { topic: null, locked: false, cafe: false, after: null };
    return [{ id: newId(), letter, place: null, ...about, seats }];
  });
  return { round: step.id, groups };
}
