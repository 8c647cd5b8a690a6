/**
 * The long part of making groups, as plain data in and out: a page hands it to a worker, so that
 * it holds up nobody. What is in a task, and what becomes of its answer, is in forming.ts.
 */
import { byInterest } from '../../../methods/grouping/by-interest.ts';
import { byOrganisation } from '../../../methods/grouping/by-organisation.ts';
import { jigsaw } from '../../../methods/grouping/jigsaw.ts';
import { keepGroups } from '../../../methods/grouping/keep.ts';
import { mergePairs } from '../../../methods/grouping/merge-pairs.ts';
import { pairsToFours } from '../../../methods/grouping/pairs-to-fours.ts';
import { withHosts } from '../../../methods/grouping/world-cafe.ts';
import { largestGroup } from '../../../methods/group-letters.ts';
import { bestSeat } from '../../../methods/latecomer.ts';
import { mixRound, planRounds, type MixOptions } from '../../../methods/mixing.ts';
import type { ConflictCode } from '../../../methods/mixing/conflicts.ts';
import { numberedAfter } from '../../../methods/mixing/numbering.ts';
import { groupsFor, roomOf, shutOut } from '../../../methods/mixing/room.ts';
import { isKept, type MixRule } from '../../../methods/mixing/rules.ts';
import type { EarlierRounds, Person } from '../../../methods/person.ts';
import type { GroupingMethod } from './grouping.ts';

/** People at a table, which is numbered from 0 as letters are. */
export interface Table {
  readonly table: number;
  readonly seats: readonly string[];
  readonly topic: string | null;
}

/** A rule, and the wish that it stands for. */
export interface TaskRule {
  readonly wish: string;
  readonly rule: MixRule;
}

export interface FormingTask {
  readonly method: GroupingMethod;
  readonly people: readonly Person[];
  /** Wanted number of people in a group, 2–8. */
  readonly size: number;
  /** Wanted number of groups instead, locked ones among them, where the method leaves it open. */
  readonly count: number | null;
  readonly seed: number;
  /** In the rounds of a world café whoever sat at a table has met it: see `tableId`. */
  readonly met: EarlierRounds;
  /** A host's group is the number of her table. */
  readonly rules: readonly TaskRule[];
  /**
   * Of a café: who stays at a table that no rule names a host for. `said`: by themselves, else only
   * proposed. Where they stand against the rules, the rules hold.
   */
  readonly staying: readonly {
    readonly table: number;
    readonly person: string;
    readonly said: boolean;
  }[];
  /** Groups that stay as they are; nobody else is to know of them. */
  readonly locked: readonly Table[];
  /** The groups of the round before. */
  readonly before: readonly Table[];
  /** `before` is where people were to sit in this very round: it is mixed with as few moves as that takes. */
  readonly asPlanned: boolean;
  /** How many rounds are planned together, this one among them. */
  readonly rounds: number;
  /** How many rounds come after these, as far as the agenda knows; null where it does not. */
  readonly ahead: number | null;
  readonly topics: readonly string[];
  /** By person, the best liked first. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
}

/** `method`: the wish stands against the method itself, such as two organisations in one group. */
export type WishConflictCode = ConflictCode | 'method';

/** Wishes that cannot all be kept; without any one of them the others can. */
export interface WishConflict {
  readonly code: WishConflictCode;
  readonly wishes: readonly string[];
}

export interface FormingAnswer {
  /** One after the other, from this round on; empty where wishes cannot be kept. */
  readonly rounds: readonly (readonly Table[])[];
  readonly conflicts: readonly WishConflict[];
}

/** How a table is called among those whom somebody can meet, so that guests come to new ones. */
export function tableId(table: number): string {
  return `table:${table}`;
}

/** Works out the groups. The same task has the same answer. */
export function solve(task: FormingTask): FormingAnswer {
  const staying = new Set(task.locked.flatMap(({ seats }) => seats));
  const people = task.people.filter(({ id }) => !staying.has(id));
  const shut = shutOut(
    task.rules.map(({ rule }) => rule),
    new Map(task.locked.map(({ table, seats }) => [table, seats])),
    new Set(people.map(({ id }) => id)),
  );
  if (shut.length > 0) return { rounds: [], conflicts: named(shut, task.rules) };
  // Nobody is left to sit alone while others have locked their doors.
  const alone = people.length < 2 && task.locked.length > 0;
  const { rounds, conflicts } = alone ? beside(task, people) : formed({ ...task, people });
  if (conflicts.length > 0) return { rounds: [], conflicts };
  const [first = [], ...later] = rounds;
  const round = alone ? first : [...task.locked, ...first].toSorted(byTable);
  const missing = task.rounds - 1 - later.length;
  if (task.method !== 'mix' || missing < 1) return { rounds: [round, ...later], conflicts };
  // A lock holds for its own round: later ones are planned for all, who have met in this one.
  const met = [...task.met, round.map(({ seats }) => seats)];
  const next = solve({
    ...task,
    met,
    before: round,
    locked: [],
    asPlanned: false,
    rounds: missing,
  });
  return { rounds: [round, ...later, ...next.rounds], conflicts: next.conflicts };
}

function formed(task: FormingTask): FormingAnswer {
  const { method, people, met, seed, size } = task;
  const taken = new Set(task.locked.map(({ table }) => table));
  if (people.length === 0) return { rounds: [[]], conflicts: [] };
  const before = task.before.filter(({ table }) => !taken.has(table));
  const old = before.map(({ seats }) => seats);
  const options = { size, seed, met, rules: withoutHosts(task).map(({ rule }) => rule) };
  switch (method) {
    case 'keep': {
      if (old.length === 0) return mixed(task, taken);
      const kept = keepGroups(people, old, met).map((seats, at) => {
        return { table: before[at]?.table ?? at, seats, topic: before[at]?.topic ?? null };
      });
      return { rounds: [kept.filter(({ seats }) => seats.length > 0)], conflicts: [] };
    }
    case 'hosts':
      return old.length === 0 ? mixed(task, taken) : rotated({ ...task, before });
    case 'cross': {
      if (old.length === 0) return mixed(task, taken);
      const { rounds, conflicts } = jigsaw(people, old, options);
      return {
        rounds: rounds.map((groups) => laid(groups, taken)),
        conflicts: named(conflicts, withoutHosts(task)),
      };
    }
    case 'pairs': {
      const { pairs, fours } = pairsToFours(people, options);
      const rounds = task.rounds > 1 ? [pairs, fours] : [pairs];
      return checked(task, rounds, [fours], (groups) => laid(groups, taken));
    }
    case 'fours': {
      if (old.length === 0) return mixed({ ...task, size: 4, count: null }, taken);
      const seated = new Set(old.flat());
      const alone = people.filter(({ id }) => !seated.has(id)).map(({ id }) => [id]);
      const fours = [mergePairs(people, [...old, ...alone], met)];
      return checked(task, fours, fours, (groups) => laid(groups, taken));
    }
    case 'organisation': {
      const groups = byOrganisation(people, options);
      const topics = groups.map(({ organisation }) => organisation);
      const seats = [groups.map(({ ids }) => ids)];
      return checked(task, seats, seats, (round) => laid(round, taken, topics));
    }
    case 'interest': {
      if (task.topics.length === 0) return mixed(task, taken);
      const { groups } = byInterest(people, task.topics, task.choices, options);
      const topics = groups.map(({ topic }) => topic);
      const seats = [groups.map(({ ids }) => ids)];
      return checked(task, seats, seats, (round) => laid(round, taken, topics));
    }
    case 'mix':
      return mixed(task, taken);
  }
}

/** Mixed anew, together with the rounds to come where these are known. */
function mixed(task: FormingTask, taken: ReadonlySet<number>): FormingAnswer {
  const { people, size, count, seed, met, before } = task;
  const wanted = count === null ? { size } : { size, groups: Math.max(1, count - taken.size) };
  const tables = freeTables(groupsFor(people.length, wanted), taken);
  const rules = task.rules.map(({ rule }) => atPlace(rule, tables));
  const options: MixOptions = { ...wanted, seed, met, rules };
  if (task.rounds === 1 || taken.size > 0 || task.asPlanned) {
    const current = tables.map((table) => seatsAt(before, table));
    const thought = { ...options, current, ahead: aheadOf(task) };
    const { rounds, conflicts } = mixRound(people, thought);
    return {
      rounds: rounds.map((groups) => laid(groups, taken)),
      conflicts: named(conflicts, task.rules),
    };
  }
  const { rounds, conflicts } = planRounds(people, task.rounds, options);
  const pinned = new Set(rules.flatMap((rule) => (rule.kind === 'fixed' ? rule.group : [])));
  const numbered = rounds.reduce<string[][][]>((done, groups) => {
    const last = done.at(-1) ?? tables.map((table) => [...seatsAt(before, table)]);
    return [...done, numberedAfter(last, groups, pinned)];
  }, []);
  return {
    rounds: numbered.map((groups) => laid(groups, taken)),
    conflicts: named(conflicts, task.rules),
  };
}

/** World café: hosts stay, everybody else comes to new tables and new people. */
function rotated(task: FormingTask & { readonly before: readonly Table[] }): FormingAnswer {
  const answer = rotatedWith(task);
  if (answer.conflicts.length === 0 || task.staying.length === 0) return answer;
  // Nobody has asked for who is proposed: first those go, then whoever has said it.
  const staying = task.staying.some(({ said }) => !said)
    ? task.staying.filter(({ said }) => said)
    : [];
  return rotated({ ...task, staying });
}

function rotatedWith(task: FormingTask): FormingAnswer {
  const { people, before, size, seed, met } = task;
  const count = groupsFor(people.length, { size, groups: before.length });
  const known = before.map(({ table }) => table).slice(0, count);
  const taken = new Set([...task.locked.map(({ table }) => table), ...known]);
  const tables = [...known, ...freeTables(count - known.length, taken)].toSorted((a, b) => a - b);
  // Beside people everybody meets a table there, which stays where it is as a host does.
  const membersEach = Math.ceil(people.length / count);
  const countedTables = membersEach < largestGroup ? tables : [];
  const things = countedTables.map((table): Person => {
    return { id: tableId(table), organisation: 'table', role: 'table' };
  });
  const hostOf = new Map<number, TaskRule>();
  for (const planned of task.rules) {
    const { rule } = planned;
    if (rule.kind === 'fixed' && tables.includes(rule.group) && !hostOf.has(rule.group)) {
      hostOf.set(rule.group, planned);
    }
  }
  const hosting = new Set(hostOf.values());
  const others = task.rules.filter((rule) => !hosting.has(rule));
  const hosts = tables.map((table) => {
    const rule = hostOf.get(table)?.rule;
    if (rule?.kind === 'fixed') return rule.person;
    const stays = task.staying.find((own) => own.table === table)?.person;
    return stays !== undefined && people.some(({ id }) => id === stays) ? stays : null;
  });
  const standing = things.map((thing, at): MixRule => {
    return { kind: 'fixed', person: thing.id, group: at };
  });
  const rules = others.map(({ rule }) => atPlace(rule, tables));
  const been = met
    .flat()
    .flatMap((ids) =>
      tables.flatMap((table, group) =>
        ids.includes(tableId(table)) ? ids.map((person) => ({ person, group })) : [],
      ),
    );
  const staying = new Set(hosts);
  const byPerson = new Set(people.map(({ id }) => id));
  const avoid = been.filter(({ person }) => !staying.has(person) && byPerson.has(person));
  const options = withHosts({ size, seed, met, rules, avoid, ahead: aheadOf(task) }, hosts);
  const { rounds, conflicts } = mixRound([...people, ...things], {
    ...options,
    groups: count,
    rules: [...(options.rules ?? []), ...standing],
  });
  const given = [
    ...others,
    ...tables.flatMap((table, at): TaskRule[] => {
      const person = hosts[at] ?? null;
      const stays = { wish: '', rule: { kind: 'fixed', person: person ?? '', group: at } } as const;
      return person === null ? [] : [hostOf.get(table) ?? stays];
    }),
  ];
  return {
    rounds: rounds.map((groups) =>
      groups.map((seats, at) => {
        const table = tables[at] ?? at;
        const topic = before.find((other) => other.table === table)?.topic ?? null;
        return { table, topic, seats: seats.filter((id) => byPerson.has(id)) };
      }),
    ),
    conflicts: named(conflicts, given),
  };
}

/** Rounds after this one that are to find new people too; two where nothing is known of them. */
function aheadOf({ rounds, ahead }: FormingTask): number {
  return rounds > 1 ? rounds - 1 : (ahead ?? 2);
}

/** Who is alone without a locked group gets a seat in one; those who sit there stay. */
function beside(task: FormingTask, people: readonly Person[]): FormingAnswer {
  const byId = new Map(task.people.map((person) => [person.id, person]));
  const [person] = people;
  const groups = task.locked.map(({ table, seats }) => {
    return { id: String(table), members: seats.flatMap((id) => byId.get(id) ?? []), locked: true };
  });
  const apart = task.rules.flatMap(({ rule }) =>
    rule.kind === 'apart' && person && rule.people.includes(person.id) ? rule.people : [],
  );
  const seat = person && bestSeat(person, groups, task.met, apart);
  const round = task.locked.map((other) => {
    return String(other.table) === seat
      ? { ...other, seats: [...other.seats, person?.id ?? ''] }
      : other;
  });
  return { rounds: [round], conflicts: [] };
}

/** Wishes that the method itself does not keep are told, and nothing is formed. */
function checked(
  task: FormingTask,
  rounds: readonly (readonly (readonly string[])[])[],
  against: readonly (readonly (readonly string[])[])[],
  lay: (groups: readonly (readonly string[])[]) => Table[],
): FormingAnswer {
  const rules = withoutHosts(task);
  const given = rules.map(({ rule }) => rule);
  const impossible = roomOf(task.people, { size: task.size, rules: given }).conflicts;
  const groups = against[0] ?? [];
  const broken = rules.filter(({ rule }) => !isKept(rule, groups));
  const byMethod = broken.map(({ wish }): WishConflict => ({ code: 'method', wishes: [wish] }));
  const conflicts = impossible.length > 0 ? named(impossible, rules) : byMethod;
  return { rounds: rounds.map(lay), conflicts };
}

function withoutHosts({ rules }: FormingTask): TaskRule[] {
  return rules.filter(({ rule }) => rule.kind !== 'fixed');
}

/** A host's group by its place among the tables; −1 where there is no such table. */
function atPlace(rule: MixRule, tables: readonly number[]): MixRule {
  return rule.kind === 'fixed' ? { ...rule, group: tables.indexOf(rule.group) } : rule;
}

function freeTables(count: number, taken: ReadonlySet<number>): number[] {
  const tables: number[] = [];
  for (let table = 0; tables.length < count; table += 1) {
    if (!taken.has(table)) tables.push(table);
  }
  return tables;
}

function laid(
  groups: readonly (readonly string[])[],
  taken: ReadonlySet<number>,
  topics: readonly (string | null)[] = [],
): Table[] {
  const tables = freeTables(groups.length, taken);
  return groups.map((seats, at) => ({
    ...{ table: tables[at] ?? at, seats: [...seats] },
    topic: topics[at] ?? null,
  }));
}

function seatsAt(tables: readonly Table[], table: number): readonly string[] {
  return tables.find((item) => item.table === table)?.seats ?? [];
}

function named(
  conflicts: readonly { readonly code: ConflictCode; readonly rules: readonly number[] }[],
  rules: readonly TaskRule[],
): WishConflict[] {
  return conflicts.map(({ code, rules: places }) => ({
    code,
    // Who only stays stands for no wish.
    wishes: places.flatMap((at) => rules[at]?.wish || []),
  }));
}

function byTable(table: Table, other: Table): number {
  return table.table - other.table;
}
