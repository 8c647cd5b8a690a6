import { largestGroup } from '../group-letters.ts';
import type { MixOptions } from '../mixing.ts';
import { effortFor, plan } from '../mixing/plan.ts';
import { roomOf, type MixRoom } from '../mixing/room.ts';
import type { Person } from '../person.ts';
import { seededRandom } from '../random.ts';

export interface RepairProposal {
  readonly moves: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  /** Groups that nobody is left in, by number. */
  readonly dissolved: readonly number[];
  /** For each group who would sit in it, in the order of their ids. */
  readonly groups: readonly (readonly string[])[];
}

/**
 * What could be done when some do not show up: the fewest moves after which sizes differ by at
 * most one again and no group is more than one below the wanted size. Among the proposals with as
 * few moves the one that breaks least of the rules, then spreads organisations and roles best,
 * then has people meet for the first time. Nothing happens by itself: it is shown when asked for.
 *
 * Where so many are missing that groups would be too small, the smallest are dissolved. Groups in
 * `options.locked` are left as they are.
 *
 * @param people those who are there; whoever is in a group and not among them is missing
 * @param groups the groups of now; whoever is in none is given a group, which is no move
 */
export function repairGroups(
  people: readonly Person[],
  groups: readonly (readonly string[])[],
  options: Omit<MixOptions, 'current' | 'groups' | 'ahead'>,
): RepairProposal {
  const here = new Set(people.map(({ id }) => id));
  const present = groups.map((members) => members.filter((id) => here.has(id)));
  const locked = new Set(options.locked);
  const staying = present.flatMap((members, group) => (locked.has(group) ? members : []));
  const wanted = Math.max(2, options.size - 1);
  const free = people.length - staying.length;
  const open = [...present.keys()].filter((group) => !locked.has(group));
  const count = Math.min(
    open.length,
    Math.max(1, Math.floor(free / wanted), Math.ceil(free / largestGroup)),
  );
  const kept = open
    .toSorted((one, other) => (present[other]?.length ?? 0) - (present[one]?.length ?? 0))
    .slice(0, free === 0 ? 0 : count)
    .toSorted((one, other) => one - other);
  const rules = (options.rules ?? []).flatMap((rule) =>
    rule.kind === 'fixed' ? { ...rule, group: kept.indexOf(rule.group) } : rule,
  );
  const own = new Set(staying);
  const room = roomOf(
    people.filter(({ id }) => !own.has(id)),
    {
      ...options,
      rules,
      groups: kept.length,
      current: kept.map((group) => present[group] ?? []),
      locked: [],
    },
  );
  const seated = present.map((members, group) => (locked.has(group) ? members : ([] as string[])));
  for (const [at, members] of seatedIn(room, options).entries()) {
    // More people than the groups have chairs for: there are new groups at the end.
    const group = kept[at] ?? present.length + at - kept.length;
    seated[group] = members.map((person) => room.ids[person] ?? '');
  }
  return {
    moves: seated.flatMap((members, to) =>
      members.flatMap((id) => {
        const from = present.findIndex((before) => before.includes(id));
        return from === -1 || from === to ? [] : [{ id, from, to }];
      }),
    ),
    dissolved: open.filter((group) => !kept.includes(group) && present[group]?.length !== 0),
    groups: seated,
  };
}

function seatedIn(room: MixRoom, options: Pick<MixOptions, 'seed' | 'budget'>): number[][] {
  if (room.groups.length === 0) return [];
  const { state } = plan(room, 1, {
    random: seededRandom(options.seed),
    budget: options.budget ?? effortFor(room.ids.length),
    from: [fewestMoves(room)],
    order: 'moves first',
  });
  return state.seating(0);
}

/** Everybody where she is, as far as chairs go; the others fill what is left. */
function fewestMoves(room: MixRoom): number[][] {
  const people = room.ids.length;
  const count = room.groups.length;
  const members = Array.from({ length: count }, (): number[] => []);
  for (const [person, now] of room.now.entries()) members[now]?.push(person);
  const bySize = [...members.keys()].sort(
    (one, other) => (members[other]?.length ?? 0) - (members[one]?.length ?? 0),
  );
  const sizes = new Map(
    bySize.map((group, at) => [group, Math.floor(people / count) + (at < people % count ? 1 : 0)]),
  );
  const standing = [...room.now.keys()].filter((person) => (room.now[person] ?? -1) < 0);
  for (const [group, own] of members.entries()) standing.push(...own.splice(sizes.get(group) ?? 0));
  for (const [group, own] of members.entries()) {
    own.push(...standing.splice(0, (sizes.get(group) ?? 0) - own.length));
  }
  return members;
}
