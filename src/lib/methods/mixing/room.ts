import { groupCount, largestGroup, smallestGroup } from '../group-letters.ts';
import { labelOf, type EarlierRounds, type Person } from '../person.ts';
import { conflictsAmong, keepable, type RuleConflict } from './conflicts.ts';
import { meetingsOf, type Meetings } from './meetings.ts';
import { numbered, type MixRule, type NumberedRule } from './rules.ts';

/** What is asked of a mix. */
export interface MixWishes {
  /** Wanted number of people in a group, 2–8; see `groupCount` for what becomes of it. */
  readonly size: number;
  /** Wanted number of groups instead; as near to it as groups of two to eight people allow. */
  readonly groups?: number;
  /** Who has sat together before; whoever is not among the people is left out. */
  readonly met?: EarlierRounds;
  /** Who must and must not sit with whom, and hosts who stay. */
  readonly rules?: readonly MixRule[];
  /** The groups of now by number, for `locked` and so that no more people move than needed. */
  readonly current?: readonly (readonly string[])[];
  /** Groups of `current`, by number, that stay as they are: nobody leaves, nobody comes. */
  readonly locked?: readonly number[];
  /** Groups, by number, that somebody is rather not to come to, such as tables she has been at. */
  readonly avoid?: readonly { readonly person: string; readonly group: number }[];
  /** What is spread evenly, most important first; organisations, then roles if not said. */
  readonly evenly?: readonly string[];
}

/** A room with everything by number, and without those who sit in locked groups. */
export interface MixRoom {
  /** Ids of the people to be mixed, sorted; everywhere else they are their places here. */
  readonly ids: readonly string[];
  readonly labels: readonly (readonly string[])[];
  /** Numbers of the groups that they are mixed into, as the facilitator counts them. */
  readonly groups: readonly number[];
  /** By the number of a locked group, who stays in it. */
  readonly locked: ReadonlyMap<number, readonly string[]>;
  readonly meetings: Meetings;
  /** What the rules ask of those who are mixed; groups are places in `groups`. */
  readonly rules: readonly NumberedRule[];
  /** As many of them as can be kept together. */
  readonly keepable: readonly NumberedRule[];
  readonly conflicts: readonly RuleConflict[];
  /** People and places in `groups` that are rather not to come together. */
  readonly avoided: readonly { readonly person: number; readonly group: number }[];
  /** By person the place of her present group in `groups`, or −1. */
  readonly now: readonly number[];
}

/**
 * How many groups are made: as many as are wanted, as long as each has two to eight people.
 * Nobody sits alone unless there is nobody else.
 */
export function groupsFor(people: number, wishes: Pick<MixWishes, 'size' | 'groups'>): number {
  const bySize = groupCount(people, wishes.size);
  if (wishes.groups === undefined || people === 0) return bySize;
  if (!Number.isSafeInteger(wishes.groups) || wishes.groups < 1) {
    throw new RangeError(`Not a number of groups: ${wishes.groups}`);
  }
  const fewest = Math.ceil(people / largestGroup);
  const most = Math.max(1, Math.floor(people / smallestGroup));
  return Math.min(most, Math.max(fewest, wishes.groups));
}

/** @throws RangeError for a size or number of groups out of range, or when two have the same id */
export function roomOf(people: readonly Person[], wishes: MixWishes): MixRoom {
  const sorted = [...people].sort(byId);
  const all = sorted.map((person) => person.id);
  const present = new Set(all);
  if (present.size < all.length) throw new RangeError('Two people have the same id');
  const count = groupsFor(all.length, wishes);
  const { current = [], rules = [] } = wishes;
  const locked = lockedGroups(wishes, count, present);
  const staying = new Set([...locked.values()].flat());
  const mixed = sorted.filter(({ id }) => !staying.has(id));
  const ids = mixed.map(({ id }) => id);
  const groups = [...new Array<number>(count).keys()].filter((group) => !locked.has(group));
  const own = numbered(rules, ids).map((rule): NumberedRule =>
    rule.kind === 'fixed' ? { ...rule, group: groups.indexOf(rule.group) } : rule,
  );
  const shut = shutOut(rules, locked, new Set(ids));
  const open = own.filter(({ rule }) => !shut.some((conflict) => conflict.rules.includes(rule)));
  return {
    ids,
    labels: (wishes.evenly ?? ['organisation', 'role']).map((attribute) =>
      mixed.map((person) => labelOf(person, attribute)),
    ),
    groups,
    locked,
    meetings: meetingsOf(ids, wishes.met ?? []),
    rules: open,
    keepable: keepable(open, ids.length, groups.length),
    conflicts: [...shut, ...conflictsAmong(open, ids.length, groups.length)],
    avoided: (wishes.avoid ?? []).flatMap(({ person, group }) => {
      const known = { person: ids.indexOf(person), group: groups.indexOf(group) };
      return known.person < 0 || known.group < 0 ? [] : [known];
    }),
    now: ids.map((id) => groups.indexOf(current.findIndex((members) => members.includes(id)))),
  };
}

/** Who stays in which locked group. Where all groups are locked and somebody new comes, none is. */
function lockedGroups(
  { current = [], locked = [] }: MixWishes,
  groups: number,
  present: ReadonlySet<string>,
): Map<number, readonly string[]> {
  const wanted = [...new Set(locked)].filter((group) => group < groups && current[group]);
  const members = new Map(
    wanted.map((group) => [group, (current[group] ?? []).filter((id) => present.has(id))]),
  );
  const staying = [...members.values()].flat().length;
  return members.size === groups && staying < present.size ? new Map<number, string[]>() : members;
}

/**
 * Rules that a locked group does not allow: somebody would have to leave it or come into it.
 *
 * @param locked by the number of a locked group its people
 * @param free ids of those who sit in none
 */
export function shutOut(
  rules: readonly MixRule[],
  locked: ReadonlyMap<number, readonly string[]>,
  free: ReadonlySet<string>,
): RuleConflict[] {
  const groupOf = new Map([...locked].flatMap(([group, ids]) => ids.map((id) => [id, group])));
  return [...rules.entries()].flatMap(([at, rule]): RuleConflict[] => {
    const people = rule.kind === 'fixed' ? [rule.person] : [...new Set(rule.people)];
    const homes = people.flatMap((id) => groupOf.get(id) ?? []);
    const outside = people.some((id) => free.has(id));
    const isBroken = {
      together: () => homes.length > 0 && (outside || new Set(homes).size > 1),
      apart: () => new Set(homes).size < homes.length,
      fixed: () =>
        rule.kind === 'fixed' &&
        (outside ? locked.has(rule.group) : homes.some((group) => group !== rule.group)),
    };
    return isBroken[rule.kind]() ? [{ code: 'locked_group', rules: [at] }] : [];
  });
}

function byId(one: Person, other: Person): number {
  // By code unit: a comparison by locale could differ between machines.
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}
