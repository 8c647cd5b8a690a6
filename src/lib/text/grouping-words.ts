/** Words for ways to make groups, and for what stands in their way. */
import type { WishConflictCode } from '../workshop/kinds/groups/forming-task.ts';
import type { GroupingMethod } from '../workshop/kinds/groups/grouping.ts';
import { m } from './generated/messages.js';

const methods: Readonly<Record<GroupingMethod, { word: () => string; hint: () => string }>> = {
  mix: { word: m.group_method_mix, hint: m.group_method_mix_hint },
  keep: { word: m.group_method_keep, hint: m.group_method_keep_hint },
  hosts: { word: m.group_method_hosts, hint: m.group_method_hosts_hint },
  cross: { word: m.group_method_cross, hint: m.group_method_cross_hint },
  pairs: { word: m.group_method_pairs, hint: m.group_method_pairs_hint },
  fours: { word: m.group_method_fours, hint: m.group_method_fours_hint },
  organisation: { word: m.group_method_organisation, hint: m.group_method_organisation_hint },
  interest: { word: m.group_method_interest, hint: m.group_method_interest_hint },
};

export function groupingWord(method: GroupingMethod): string {
  return methods[method].word();
}

/** What the method does, in a sentence. */
export function groupingHint(method: GroupingMethod): string {
  return methods[method].hint();
}

const conflicts: Readonly<Record<WishConflictCode, () => string>> = {
  no_such_group: m.group_conflict_no_such_group,
  too_many_together: m.group_conflict_too_many_together,
  together_and_apart: m.group_conflict_together_and_apart,
  two_groups: m.group_conflict_two_groups,
  apart_in_one_group: m.group_conflict_apart_in_one_group,
  group_full: m.group_conflict_group_full,
  too_many_apart: m.group_conflict_too_many_apart,
  locked_group: m.group_conflict_locked_group,
  no_seating: m.group_conflict_no_seating,
  method: m.group_conflict_method,
};

/** Why wishes cannot be kept; they are listed after it. */
export function conflictSentence(code: WishConflictCode): string {
  return conflicts[code]();
}
