import { largestGroup } from '../group-letters.ts';
import { mixRound, type Mix, type MixOptions } from '../mixing.ts';
import type { Person } from '../person.ts';

/** The name of the attribute that says which of the old groups somebody comes from. */
const origin = 'old group';

/**
 * Jigsaw ("tvärgrupper"): new groups with one from each old group, so that each has somebody who
 * knows what each old group said. Where old groups are larger than the new ones are many, or more
 * of them than a group has chairs, every old group is spread as evenly as numbers allow. This
 * comes before organisations and roles; both old groups and organisations are reached to the full.
 *
 * As many new groups are made as the largest old group has people; where that would make groups
 * of more than eight, twice as many, and so on. `options.groups` says otherwise.
 *
 * @param groups the old groups; whoever was in none is spread by herself
 */
export function jigsaw(
  people: readonly Person[],
  groups: readonly (readonly string[])[],
  options: MixOptions,
): Mix {
  const present = new Set(people.map(({ id }) => id));
  const sizes = groups.map((members) => members.filter((id) => present.has(id)).length);
  const largest = Math.max(1, ...sizes);
  let count = largest;
  while (Math.ceil(people.length / count) > largestGroup) count += largest;
  const originOf = new Map(
    groups.flatMap((members, group) => members.map((id) => [id, String(group)])),
  );
  const marked = people.map((person) => ({
    ...person,
    attributes: { ...person.attributes, [origin]: originOf.get(person.id) ?? '' },
  }));
  const evenly = [origin, ...(options.evenly ?? ['organisation', 'role'])];
  return mixRound(marked, { ...options, groups: options.groups ?? count, evenly });
}
