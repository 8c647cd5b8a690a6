/**
 * From the records of a room to a task of making groups, and from its answer to the arguments of
 * `group.form`. What lies between takes long and is worked out by whoever asks for it, in a worker
 * where there is one; see forming-task.ts.
 */
import { nameOf } from '../../people/names.ts';
import { groupLetter, groupNumber } from '../../../methods/group-letters.ts';
import type { EarlierRounds } from '../../../methods/person.ts';
import { groupsOfRound, roundOf, stepsOf } from '../../agenda/agenda.ts';
import { seatsAt } from '../../people/attendance.ts';
import { tableId, type FormingAnswer, type FormingTask, type Table } from './forming-task.ts';
import type { Group } from '../../model/group.ts';
import type { GroupingMethod } from './grouping.ts';
import { hostingOf } from './hosts.ts';
import { choicesIn, topicsOf } from './interest.ts';
import type { View } from '../../define.ts';
import { isKind, type Step, type StepOf } from '../../model/step.ts';
import { ruleOf, wishesOf } from '../../groups/wish.ts';
import type { SeatedGroup } from './seated-group.ts';

export interface FormedGroup {
  readonly id: string;
  readonly letter: string;
  readonly place: string | null;
  readonly topic: string | null;
  readonly locked: boolean;
  readonly cafe: boolean;
  readonly after: string | null;
  readonly seats: readonly string[];
}

/** A step that makes groups. */
export type GroupsStep = StepOf<'groups'>;
export const isGroups = isKind('groups');

/** The arguments of `group.form`. */
export interface FormedRound {
  readonly round: string;
  readonly groups: readonly FormedGroup[];
}

/** How many rounds are planned together at the most: more make the search no better. */
const mostRoundsAhead = 8;

/**
 * What is to be worked out so that everybody who has come gets a group in a step.
 *
 * @param wish seed: a whole number from 0; method: the step's own unless said
 */
export function taskOf(
  view: View,
  step: GroupsStep,
  wish: { readonly seed: number; readonly method?: GroupingMethod },
): FormingTask {
  const { workshop } = step;
  const method = wish.method ?? step.grouping;
  const people = seatsAt(view, workshop).map(({ id, organisation, role }) => {
    return { id, organisation, role };
  });
  const later = roundsToCome(view, step, method);
  const together = method === 'mix' || method === 'pairs';
  const former = groupsBefore(view, step);
  return {
    ...{ method, people, seed: wish.seed, ...wantedGroups(view, workshop) },
    met: metWithTables(view, step.id),
    rules: wishesOf(view, workshop).map((wish) => ({
      wish: wish.id,
      rule: ruleOf(wish, groupNumber),
    })),
    locked: tablesOf(seatedGroups(view, step.id).filter(({ group }) => group.locked)),
    before: tablesOf(former),
    staying: method === 'hosts' ? stayingAt(view, former) : [],
    asPlanned: false,
    rounds: together ? 1 + later.length : 1,
    ahead: method === 'hosts' ? later.length : null,
    topics: topicsOf(view, step),
    choices: choicesIn(view, step),
  };
}

/** How large groups are to be, and how many where that is what was wished. */
export function wantedGroups(
  view: View,
  workshop: string,
): { readonly size: number; readonly count: number | null } {
  const wished = view.get('workshop', workshop);
  return { size: wished?.groupSize ?? 4, count: wished?.groupCount ?? null };
}

/**
 * The rounds that come of an answer: of the step itself, and of steps to come that were planned
 * with it. A place belongs to a letter ("A sits by the window") and stays with it.
 *
 * @param newId makes the ids of the groups; a locked group keeps its own
 */
export function roundsOf(
  view: View,
  step: GroupsStep,
  { method }: Pick<FormingTask, 'method'>,
  answer: FormingAnswer,
  newId: () => string,
): FormedRound[] {
  const steps = [step, ...roundsToCome(view, step, method)];
  const places = placesByLetter(view, step);
  const locked = groupsOfRound(view, step.id).filter((group) => group.locked);
  const before = groupsBefore(view, step);
  const cafe = method === 'hosts';
  return answer.rounds.flatMap((tables, at) => {
    const round = steps[at]?.id;
    if (round === undefined) return [];
    const groups = tables.map(({ table, seats, topic }): FormedGroup => {
      const letter = groupLetter(table);
      const kept = at === 0 ? locked.find((group) => group.letter === letter) : undefined;
      if (kept) return { ...asFormed(kept), seats };
      const old = before.find(({ group }) => group.letter === letter)?.group;
      return {
        ...{ id: newId(), letter, place: places.get(letter) ?? null, locked: false, cafe },
        topic: topic === null ? null : nameOf(view, 'organisation', topic) || topic,
        after: cafe && old?.cafe ? old.id : null,
        seats,
      };
    });
    return [{ round, groups }];
  });
}

/** A group as `group.form` takes it, without its people. */
export function asFormed({ id, letter, place, topic, locked, cafe, after }: Group) {
  return { id, letter, place, topic, locked, cafe, after };
}

/** The groups in which people sat before a step, with those who are still there. */
export function groupsBefore(view: View, step: Step): SeatedGroup[] {
  const earlier = stepsOf(view, step.workshop).filter((candidate) => candidate.order < step.order);
  const round = roundOf(view, step.workshop, earlier.at(-1)?.id ?? null);
  return round ? seatedGroups(view, round.id) : [];
}

/**
 * The steps of groups that come after one and go on in the same way, none of them opened yet: mixed
 * rounds are planned together, pairs with the fours that they make, and a café has its rounds.
 */
export function roundsToCome(
  view: View,
  step: GroupsStep,
  method: GroupingMethod = step.grouping,
): GroupsStep[] {
  const next = method === 'pairs' ? 'fours' : method;
  if (next !== 'mix' && next !== 'hosts' && next !== 'fours') return [];
  const later = stepsOf(view, step.workshop)
    .filter(isGroups)
    .filter(({ order }) => order > step.order);
  const end = later.findIndex((round) => round.grouping !== next || round.openedAt !== null);
  const most = method === 'pairs' ? 1 : mostRoundsAhead - 1;
  return later.slice(0, end === -1 ? most : Math.min(end, most));
}

/** The groups of a round with their people, in order. */
export function seatedGroups(view: View, round: string): SeatedGroup[] {
  const members = Map.groupBy(
    view.list('membership').filter((membership) => membership.round === round),
    (membership) => membership.group,
  );
  return groupsOfRound(view, round).map((group) => ({
    group,
    seats: (members.get(group.id) ?? [])
      .flatMap((membership) => view.get('seat', membership.seat) ?? [])
      .filter((seat) => !seat.removed)
      .toSorted((a, b) => a.id.localeCompare(b.id)),
  }));
}

/** Where a letter stands among groups; −1 where it does not. */
export function placeOf(seated: readonly SeatedGroup[], letter: string): number {
  return seated.findIndex(({ group }) => group.letter === letter);
}

/** Earlier rounds as `earlierRounds` has them, and in those of a café the tables too. */
function metWithTables(view: View, round: string): EarlierRounds {
  const others = view
    .list('membership')
    .filter(
      (membership) =>
        membership.round !== round && view.get('step', membership.round)?.openedAt !== null,
    );
  return [...Map.groupBy(others, (other) => other.round).values()].map((members) =>
    [...Map.groupBy(members, (member) => member.group)].map(([id, group]) => {
      const { cafe = false, letter = '' } = view.get('group', id) ?? {};
      const seats = group.map(({ seat }) => seat);
      return cafe ? [...seats, tableId(groupNumber(letter))] : seats;
    }),
  );
}

function tablesOf(groups: readonly SeatedGroup[]): Table[] {
  return groups.map(({ group, seats }) => ({
    table: groupNumber(group.letter),
    seats: seats.map(({ id }) => id),
    topic: group.topic,
  }));
}

/** Who stays at a table of a café without a wish that says so. */
function stayingAt(view: View, tables: readonly SeatedGroup[]): FormingTask['staying'] {
  const wished = new Set(
    wishesOf(view, tables[0]?.group.workshop ?? '').flatMap(({ kind, seats }) =>
      kind === 'host' ? seats : [],
    ),
  );
  return hostingOf(view, tables).flatMap(({ group, host, proposed }) => {
    const person = host ?? proposed?.id ?? null;
    if (person === null || wished.has(person)) return [];
    return [{ table: groupNumber(group.letter), person, said: host !== null }];
  });
}

/** The place of each letter in the latest round that has been opened, this one if it has groups. */
function placesByLetter(view: View, { id, workshop }: GroupsStep): Map<string, string | null> {
  const own = view.list('group').filter((group) => group.workshop === workshop);
  const ahead = own.filter(({ round }) => view.get('step', round)?.openedAt === null);
  const here = own.filter(({ round }) => round === id);
  // What came later stands later in the list, and its places are the ones that hold.
  return new Map(
    [...ahead, ...own.filter((group) => !ahead.includes(group)), ...here].map((group) => [
      group.letter,
      group.place,
    ]),
  );
}
