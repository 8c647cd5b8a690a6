import { cheapestAssignment } from './assignment.ts';

/**
 * The groups of a round numbered so that as few people as possible go to another table than the
 * one where they sat in the round before.
 *
 * @param before the groups of the round before, by number
 * @param pinned numbers of groups that keep theirs, since somebody is to sit just there
 */
export function numberedAfter(
  before: readonly (readonly string[])[],
  groups: readonly (readonly string[])[],
  pinned: ReadonlySet<number> = new Set(),
): string[][] {
  const free = [...groups.keys()].filter((group) => !pinned.has(group));
  const sat = free.map((group) => new Set(before[group]));
  const numberOf = cheapestAssignment(free.length, (row, column) => {
    const members = groups[free[row] ?? -1] ?? [];
    return members.filter((id) => !sat[column]?.has(id)).length;
  });
  const numbered = groups.map((members) => [...members]);
  for (const [row, group] of free.entries()) {
    numbered[free[numberOf[row] ?? 0] ?? group] = [...(groups[group] ?? [])];
  }
  return numbered;
}
