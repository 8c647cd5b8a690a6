import { cheapestAssignment } from './assignment.ts';
import { designedRounds, pointsOf } from './design.ts';
import { fewestRepeatedMeetings, fewestRepeatedPairs } from './fewest-repeats.ts';
import { SeatingState } from './seating-state.ts';
import { placeWish } from './place-wish.ts';
import { repeatedPair, repeatWish } from './repeat-wish.ts';
import type { MixRoom } from './room.ts';
import { ruleWish } from './rule-wish.ts';
import { search } from './search.ts';
import { spreadWish } from './spread-wish.ts';
import { firstSeating } from './start.ts';
import { isFulfilled, type Wish } from './wish.ts';

export interface Planned {
  readonly state: SeatingState;
  readonly wishes: readonly Wish[];
  /** As it was dealt, after a search, or exactly by arithmetic. */
  readonly way: 'dealt' | 'searched' | 'designed';
}

export interface PlanEffort {
  readonly random: () => number;
  /** See `SearchOptions`. */
  readonly budget: number;
  /** The rounds to begin with, instead of rounds dealt anew. */
  readonly from?: readonly (readonly (readonly number[])[])[];
  /** With "moves first" nobody moves who need not for the sizes, whatever it would be good for. */
  readonly order?: 'moves last' | 'moves first';
}

/** Somebody who stays rather than goes breaks a tie between seatings and decides nothing else. */
const lastWeight = 1 / 64;
const firstWeight = 8;
const avoidWeight = 2;

/** Groups for some rounds of a room with at least one group, all of them with the same wishes. */
export function plan(room: MixRoom, rounds: number, effort: PlanEffort): Planned {
  const { random, budget } = effort;
  const from = effort.from ?? Array.from({ length: rounds }, () => dealt(room, random));
  const state = new SeatingState(room.ids.length, from);
  const wishes = wishesFor(room, state, effort.order);
  const first = effort.from ? budget : budget / 8;
  let tried = search(state, wishes, { random, budget: first });
  if (!effort.from && !isFulfilled(wishes)) {
    const designed = design(room, rounds, effort);
    if (designed && isFulfilled(designed.wishes)) return designed;
    const named = placesThenNames(room, rounds, effort);
    if (named) return named;
    tried += search(state, wishes, { random, budget: budget - first });
  }
  const way = tried > 0 ? 'searched' : 'dealt';
  if (rounds !== 1 || room.now.every((group) => group < 0)) return { state, wishes, way };
  const renumbered = new SeatingState(room.ids.length, [asNumberedNow(room, state.seating(0))]);
  const again = wishesFor(room, renumbered, effort.order);
  search(renumbered, again, { random, budget: budget / 8 });
  return { state: renumbered, wishes: again, way };
}

/**
 * The same groups, numbered so that as few people as possible have to go to another table. Groups
 * that a rule gives somebody keep their numbers.
 */
function asNumberedNow(room: MixRoom, seating: readonly (readonly number[])[]): number[][] {
  const pinned = new Set(room.rules.flatMap((rule) => (rule.kind === 'fixed' ? rule.group : [])));
  const free = [...seating.keys()].filter((group) => !pinned.has(group));
  const numberOf = cheapestAssignment(free.length, (row, column) => {
    const members = seating[free[row] ?? -1] ?? [];
    return members.filter((person) => room.now[person] !== free[column]).length;
  });
  const numbered = seating.map((members) => [...members]);
  for (const [row, group] of free.entries()) {
    numbered[free[numberOf[row] ?? 0] ?? group] = [...(seating[group] ?? [])];
  }
  return numbered;
}

function dealt(room: MixRoom, random: () => number): number[][] {
  const { labels, keepable: rules } = room;
  return firstSeating(room.ids.length, room.groups.length, { labels, rules, random });
}

/** What is wished of a state, most important first. */
export function wishesFor(
  room: MixRoom,
  state: SeatingState,
  order: PlanEffort['order'] = 'moves last',
): Wish[] {
  const wishes: Wish[] = [];
  if (room.rules.length > 0) wishes.push(ruleWish(room.rules, state));
  for (const [at, labels] of room.labels.entries()) {
    wishes.push(spreadWish(`attribute ${at}`, labels, state));
  }
  if (room.avoided.length > 0) wishes.push(avoidWish(room, state));
  wishes.push(repeatWish(room.meetings, state, leastRepeats(room, state)));
  if (room.now.every((group) => group < 0)) return wishes;
  if (order === 'moves last') return [...wishes, moveWish(room, state, lastWeight)];
  return [moveWish(room, state, firstWeight), ...wishes];
}

function leastRepeats(room: MixRoom, state: SeatingState): number {
  const { meetings, labels: even } = room;
  const sizes = state.rounds === 0 ? [] : state.seating(0).map((group) => group.length);
  const pairs = fewestRepeatedPairs(meetings, { sizes, even, rounds: state.rounds });
  // Each repeated pair has met at least once; of one round alone more is known.
  const times = state.rounds === 1 ? fewestRepeatedMeetings(meetings, { sizes, even }) : pairs;
  return pairs * repeatedPair + times;
}

/** Comes before whom one meets: whoever goes back to a table hears nothing new there. */
function avoidWish(room: MixRoom, state: SeatingState): Wish {
  const prices = new Int32Array(state.slots * state.groups);
  for (const { person, group } of room.avoided) prices[person * state.groups + group] = 1;
  return placeWish('avoided groups', prices, state, { weight: avoidWeight, least: 0 });
}

function moveWish(room: MixRoom, state: SeatingState, weight: number): Wish {
  const prices = new Int32Array(state.slots * state.groups);
  for (const [person, now] of room.now.entries()) {
    if (now < 0) continue;
    const first = person * state.groups;
    prices.fill(1, first, first + state.groups);
    prices[first + now] = 0;
  }
  return placeWish('moves', prices, state, { weight, least: 0 });
}

/** Rounds without repeats by arithmetic, if known, with people put in so that all are spread. */
function design(room: MixRoom, rounds: number, { random, budget }: PlanEffort): Planned | null {
  const isNew = room.meetings.rounds.every((groups) => groups.length === 0);
  const bound = room.rules.length > 0 || room.avoided.length > 0;
  if (!isNew || bound || room.now.some((group) => group >= 0)) return null;
  if (room.avoided.length > 0) return null;
  const designed = designedRounds(room.ids.length, room.groups.length, rounds);
  if (designed.length < rounds) return null;
  const points = pointsOf(room.labels[0] ?? [], room.groups.length);
  const named = designed.map((round) => round.map((group) => group.map((at) => points[at] ?? at)));
  const state = new SeatingState(room.ids.length, named);
  const spreads = room.labels.map((labels, at) => spreadWish(`attribute ${at}`, labels, state));
  search(state, spreads, { random, budget: budget / 4, inEveryRound: true });
  return { state, wishes: wishesFor(room, state), way: 'designed' };
}

/**
 * First who meets whom, whatever people are called, then who takes which of those places: people
 * with one past change places in every round, so that nothing of the first is undone. Where people
 * go on from table to table there are few ways without needless repeats, and the search of everything
 * at once is shut in by the spread of organisations before it finds one. null: it found none that
 * has everything.
 */
function placesThenNames(
  room: MixRoom,
  rounds: number,
  { random, budget }: PlanEffort,
): Planned | null {
  if (rounds < 2 || !room.rules.some(({ kind }) => kind === 'fixed')) return null;
  const alike = alikeIn(room);
  for (let tried = 0; tried < budget;) {
    const from = Array.from({ length: rounds }, () => dealt(room, random));
    const state = new SeatingState(room.ids.length, from);
    const places = wishesFor({ ...room, labels: [] }, state);
    tried += search(state, places, { random, budget: budget / 4, enough: isNearly });
    if (!isNearly(places)) return null;
    const spreads = room.labels.map((labels, at) => spreadWish(`attribute ${at}`, labels, state));
    const inEveryRound = { random, budget: budget / 16, inEveryRound: true, alike };
    tried += search(state, spreads, inEveryRound);
    const wishes = wishesFor(room, state);
    if (isNearly(wishes)) return { state, wishes, way: 'searched' };
  }
  return null;
}

/** Whether everything is as it can be at the best, but for how often pairs that meet again have met. */
function isNearly(wishes: readonly Wish[]): boolean {
  return wishes.every(({ cost, least, unit }) => cost < least + unit);
}

/** By person a number of those who have sat with the same people always; −1: a rule is about her. */
function alikeIn({ ids, meetings, rules, avoided }: MixRoom): number[] {
  const ruled = new Set(
    rules.flatMap((rule) => (rule.kind === 'fixed' ? [rule.person] : [...rule.people])),
  );
  const numbers = new Map<string, number>();
  return [...ids.keys()].map((person) => {
    if (ruled.has(person)) return -1;
    const sat = meetings.rounds.map((round) => round.findIndex((own) => own.includes(person)));
    const rather = avoided.flatMap((place) => (place.person === person ? place.group : []));
    const key = JSON.stringify([sat, rather]);
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key) ?? -1;
  });
}

/**
 * Exchanges of places worth trying for a room and a round. Used to the end, which happens where
 * wishes cannot all be had, it takes about 0.2 s of a processor for 60 people, 0.7 s for 200 and
 * 1.7 s for 500 (`npm run bench`). Of a handful of people there are not many seatings to be tried.
 */
export function effortFor(people: number): number {
  return Math.min(1_500 * people * people, 400_000 + 2_000 * people);
}
