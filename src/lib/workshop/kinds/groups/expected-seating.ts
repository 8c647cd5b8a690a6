/**
 * A seating that was planned before anybody had come, and what becomes of it once people are there:
 * whoever fits a chair has it, and the search that mixes all rounds does the rest with as few moves as
 * it can. There is no second way of seating people.
 */
import { groupLetter, groupNumber } from '../../../methods/group-letters.ts';
import { mixProof, type RoundProof } from '../../../methods/mix-proof.ts';
import { cheapestAssignment } from '../../../methods/mixing/assignment.ts';
import type { Person } from '../../../methods/person.ts';
import type { View } from '../../define.ts';
import { hostWish } from '../../groups/wish.ts';
import { seatsAt } from '../../people/attendance.ts';
import { standingName } from '../../people/names.ts';
import { expectedIn, expectedPeople } from './expected.ts';
import type { FormingAnswer, FormingTask, TaskRule } from './forming-task.ts';
import {
  seatedGroups,
  taskOf,
  wantedGroups,
  type FormedRound,
  type GroupsStep,
} from './forming.ts';
import type { Expected } from './model.ts';

type Counts = Pick<Expected, 'organisations' | 'roles'>;
type PlannedGroup = Expected['groups'][number];
type Chair = PlannedGroup['chairs'][number];

/**
 * Those who are expected, one by one. Numbers say nothing of who has which role in which organisation:
 * each role is dealt over all organisations in turn.
 */
export function expectedPersons(counts: Counts): readonly Person[] {
  const organisations = counts.organisations.flatMap(({ organisation, count }) =>
    Array.from({ length: count }, (_, at) => ({ organisation, at })),
  );
  const roles = counts.roles.flatMap(({ role, count }) => Array<string>(count).fill(role));
  // The first of each organisation, then the second of each: the roles go round among them.
  const inTurn = organisations.toSorted((a, b) => a.at - b.at);
  return Array.from({ length: expectedPeople(counts) }, (_, at) => ({
    id: `expected:${at}`,
    organisation: inTurn[at]?.organisation ?? '',
    role: roles[at] ?? '',
  }));
}

/** What is to be worked out to seat those who are expected, with what is wished of groups. */
export function expectedTask(view: View, step: GroupsStep, counts: Counts): FormingTask {
  return {
    ...{ method: 'mix', people: expectedPersons(counts), seed: 1 },
    ...wantedGroups(view, step.workshop),
    ...{ met: [], rules: [], locked: [], before: [], staying: [], asPlanned: false },
    ...{ rounds: 1, ahead: null, topics: [], choices: new Map() },
  };
}

/** The groups that come of it; a letter keeps the place that it had. */
export function plannedGroups(
  counts: Counts,
  { rounds: [tables = []] }: FormingAnswer,
  before: readonly PlannedGroup[],
): readonly PlannedGroup[] {
  const persons = new Map(expectedPersons(counts).map((person) => [person.id, person]));
  return tables.map(({ table, seats }) => {
    const letter = groupLetter(table);
    const chairs = seats.map((id): Chair => {
      const { organisation = '', role = '' } = persons.get(id) ?? {};
      return { organisation: organisation || null, role: role || null, host: false };
    });
    return { letter, place: before.find((own) => own.letter === letter)?.place ?? null, chairs };
  });
}

/** Somebody who has come and has a chair that was planned. */
export interface Placed {
  readonly seat: string;
  readonly letter: string;
  /** They are host of the table. */
  readonly host: boolean;
}

/**
 * Who has which chair: of the same organisation and role, else of the same organisation. Who was not
 * expected has none. The same people and chairs give the same answer.
 */
export function chairsOf(view: View, step: GroupsStep): readonly Placed[] {
  const expected = expectedIn(view, step);
  const people = seatsAt(view, step.workshop).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const chairs = (expected?.groups ?? []).flatMap((group) =>
    group.chairs.map((chair) => ({ ...asTold(view, chair), letter: group.letter })),
  );
  const price = (person: Person | undefined, chair: Chair | undefined): number =>
    person && chair ? unlikeness(person, chair) : STRANGER;
  const chairOf = cheapestAssignment(Math.max(people.length, chairs.length), (row, column) =>
    price(people[row], chairs[column]),
  );
  return people.flatMap((person, row) => {
    const chair = chairs[chairOf[row] ?? -1];
    if (!chair || unlikeness(person, chair) >= STRANGER) return [];
    return [{ seat: person.id, letter: chair.letter, host: chair.host }];
  });
}

const STRANGER = 4;

/** From 0, the very one, to `STRANGER`: whoever sits there was not expected. A host is sought first. */
function unlikeness({ organisation, role }: Person, chair: Chair): number {
  const sameRole = role === chair.role;
  if (chair.organisation === null) return sameRole ? 1 : STRANGER;
  if (organisation !== chair.organisation) return STRANGER;
  return (sameRole ? 0 : 2) + (chair.host ? 0 : 1);
}

function asTold(view: View, chair: Chair): Chair {
  const { organisation, role } = chair;
  return {
    ...chair,
    organisation: organisation && standingName(view, 'organisation', organisation),
    role: role && standingName(view, 'role', role),
  };
}

/**
 * What is to be worked out to adapt what was planned to those who have come: nobody is without a
 * place, hosts stay, and beyond that all is as even as if it were mixed anew, with as few moves as that
 * takes.
 *
 * @param newWish makes the ids of the wishes that make people hosts
 */
export function healingTask(
  view: View,
  step: GroupsStep,
  newWish: () => string,
): { readonly task: FormingTask; readonly hosts: readonly { wish: string; placed: Placed }[] } {
  const placed = chairsOf(view, step);
  const task = taskOf(view, step, { seed: 1, method: 'mix' });
  const known = new Set(
    task.rules.flatMap(({ rule }) => (rule.kind === 'fixed' ? rule.group : [])),
  );
  const hosts = placed
    .filter(({ host, letter, seat }) => {
      return host && !known.has(groupNumber(letter)) && !hostWish(view, step.workshop, seat);
    })
    .map((own) => ({ wish: newWish(), placed: own }));
  const rules = hosts.map(({ wish, placed: { seat, letter } }): TaskRule => {
    return { wish, rule: { kind: 'fixed', person: seat, group: groupNumber(letter) } };
  });
  const before = [...Map.groupBy(placed, ({ letter }) => letter)].map(([letter, own]) => {
    const seats = own.map(({ seat }) => seat);
    return { table: groupNumber(letter), seats, topic: null };
  });
  return { task: { ...task, before, asPlanned: true, rules: [...task.rules, ...rules] }, hosts };
}

/** A round that was adapted, with the places that were planned where none is said since. */
export function withPlannedPlaces(view: View, step: GroupsStep, formed: FormedRound): FormedRound {
  const planned = new Map(
    (expectedIn(view, step)?.groups ?? []).map(({ letter, place }) => [letter, place]),
  );
  return {
    ...formed,
    groups: formed.groups.map((group) => {
      return { ...group, place: group.place ?? planned.get(group.letter) ?? null };
    }),
  };
}

/** What was planned beside what has become of it. */
export interface HealingProof {
  readonly planned: RoundProof | null;
  readonly expected: number;
  readonly came: number;
  readonly groups: readonly [planned: number, now: number];
  /** Who sits where their chair was planned. */
  readonly kept: number;
  /** Who had a chair and sits elsewhere. */
  readonly moved: readonly { readonly seat: string; readonly from: string; readonly to: string }[];
  /** Who was not expected, by where they sit. */
  readonly unexpected: readonly { readonly seat: string; readonly to: string }[];
  /** Who has come and has no place. */
  readonly without: number;
}

/** Counted afresh from what was planned and who sits where; null where nothing was planned. */
export function healingProof(view: View, step: GroupsStep): HealingProof | null {
  const expected = expectedIn(view, step);
  if (!expected || expected.groups.length === 0) return null;
  const chairs = expected.groups.map(({ letter, chairs: own }) =>
    own.map(({ organisation, role }, at): Person => ({
      ...{ id: `${letter}.${at}`, organisation: organisation ?? '', role: role ?? '' },
    })),
  );
  const ids = chairs.map((group) => group.map(({ id }) => id));
  const seated = seatedGroups(view, step.id);
  const now = new Map(
    seated.flatMap(({ group, seats }) => seats.map(({ id }) => [id, group.letter] as const)),
  );
  const placed = chairsOf(view, step).flatMap(({ seat, letter: from }) => {
    const to = now.get(seat);
    return to === undefined ? [] : [{ seat, from, to }];
  });
  const had = new Set(placed.map(({ seat }) => seat));
  const came = seatsAt(view, step.workshop);
  return {
    planned: mixProof(chairs.flat(), [ids], { met: [] }).rounds[0] ?? null,
    expected: chairs.flat().length,
    came: came.length,
    groups: [expected.groups.length, seated.length],
    kept: placed.filter(({ from, to }) => from === to).length,
    moved: placed.filter(({ from, to }) => from !== to),
    unexpected: [...now].filter(([seat]) => !had.has(seat)).map(([seat, to]) => ({ seat, to })),
    without: came.filter(({ id }) => !now.has(id)).length,
  };
}
