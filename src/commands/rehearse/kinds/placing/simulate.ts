/**
 * A room that sorts its notes, without a room: the methods of the step with made-up people, in
 * milliseconds. It tells over many seeds what a rehearsal tells of one.
 */
import { adjustedRand, pairCounts } from '#lib/methods/partitions.ts';
import { seededRandom } from '#lib/methods/random.ts';
import { dealChecks, ownLoad } from '#lib/methods/room-sorting/deal.ts';
import {
  checksWanted,
  isContradicted,
  settledPlace,
  type NoteAnswers,
} from '#lib/methods/room-sorting/settle.ts';
import { goOnMs, paceOf, Taps, tapMs, usualSkill, type Skill } from './people.ts';

export interface SimulatedNote {
  readonly by: string;
  readonly meant: string;
}

export interface SimulatedRoom {
  readonly notes: readonly SimulatedNote[];
  /** Everybody, with the group in which they sit. */
  readonly people: readonly { readonly id: string; readonly group: string }[];
  readonly places: readonly string[];
}

export interface SortingFigures {
  /** How many notes the room has placed, and how many of them where their writers meant. */
  readonly placed: number;
  readonly right: number;
  /** How many are left for the people in the room to decide together. */
  readonly open: number;
  readonly tapsPerPhone: { readonly median: number; readonly max: number };
  /** In people's time, from the names of the themes to the notes sorted. */
  readonly seconds: number;
}

interface Sorted extends SortingFigures {
  readonly where: readonly (string | null)[];
}

/**
 * @param only who takes part: the others are not there, and of their notes nothing is known but the text
 */
export function sortInSimulation(
  { notes, people, places }: SimulatedRoom,
  skill: Skill,
  random: () => number,
  only: ReadonlySet<string> = new Set(people.map(({ id }) => id)),
): Sorted {
  const taps = new Taps(places, skill, random);
  const there = people.filter(({ id }) => only.has(id));
  const groups = new Map(people.map(({ id, group }) => [id, group]));
  const counts = new Map(there.map(({ id }) => [id, { own: 0, check: 0, second: 0 }]));
  const state = notes.map(({ by, meant }, at) => {
    const own = counts.get(by);
    if (own) own.own += 1;
    const first = own ? taps.first(meant) : null;
    return { at, by, meant, answers: answersOf(first), readers: new Set<string>() };
  });
  type Note = (typeof state)[number];

  const deal = (asked: ReadonlyMap<string, number>) => {
    const wanted = state.map((note) => ({
      note: String(note.at),
      wanted: Math.max(0, checksWanted(note.answers) - note.answers.checks.length),
      not: new Set(
        there.flatMap(({ id, group }) =>
          note.readers.has(id) || group === groups.get(note.by) ? id : [],
        ),
      ),
    }));
    const readers = there.map(({ id }) => {
      const { own, check } = counts.get(id) ?? { own: 0, check: 0 };
      return { id, load: ownLoad * own + check + (asked.get(id) ?? 0) };
    });
    for (const [reader, hand] of dealChecks(wanted, readers, random)) {
      for (const key of hand) check(reader, state[Number(key)]);
    }
  };
  const check = (reader: string, note: Note | undefined) => {
    if (!note) return;
    const said = taps.check(String(note.at), note.meant, note.answers.first);
    note.answers = { ...note.answers, checks: [...note.answers.checks, said] };
    note.readers.add(reader);
    const own = counts.get(reader);
    if (own) own.check += 1;
  };

  deal(new Map());
  const between = new Map([...counts].map(([id, count]) => [id, count.check]));
  const contradicted = state.filter(({ answers }) => isContradicted(answers));
  deal(
    new Map([...Map.groupBy(contradicted, ({ by }) => by)].map(([by, own]) => [by, own.length])),
  );
  for (const note of contradicted) {
    const own = counts.get(note.by);
    if (own) own.second += 1;
    const second = taps.second(note.meant, note.answers.first ?? note.meant);
    note.answers = { ...note.answers, second };
  }
  const where = state.map(({ answers }) => settledPlace(answers));
  const placed = where.filter((place) => place !== null).length;
  const right = where.filter((place, at) => place === state[at]?.meant).length;
  // Every part takes as long as the slowest needs.
  const longest = { own: 0, check: 0, again: 0 };
  for (const [id, { own, check: all, second }] of counts) {
    const pace = paceOf(random);
    const inCheck = between.get(id) ?? 0;
    longest.own = Math.max(longest.own, pace * own * tapMs.own);
    longest.check = Math.max(longest.check, pace * inCheck * tapMs.check);
    const again = (all - inCheck) * tapMs.check + second * tapMs.second;
    longest.again = Math.max(longest.again, pace * again);
  }
  return {
    ...{ where, placed, right, open: notes.length - placed },
    tapsPerPhone: tapsOf([...counts.values()].map((n) => n.own + n.check + n.second)),
    seconds: Math.round((longest.own + longest.check + longest.again + 3 * goOnMs) / 1_000),
  };
}

function answersOf(first: string | null): NoteAnswers {
  return { first, second: null, checks: [] };
}

/** The usual and the largest number of taps. */
export function tapsOf(counts: readonly number[]): SortingFigures['tapsPerPhone'] {
  const sorted = counts.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 };
}

/** What comes of it over many seeds: shares, and the worst of each. */
export interface ManyFigures {
  readonly seeds: number;
  /** Of the notes placed. */
  readonly right: { readonly mean: number; readonly least: number };
  /** Of all notes. */
  readonly open: { readonly mean: number; readonly most: number };
  readonly tapsPerPhone: { readonly median: number; readonly max: number };
  readonly seconds: { readonly median: number; readonly max: number };
}

export function overSeeds(room: SimulatedRoom, skill: Skill, seeds = 20): ManyFigures {
  const runs = Array.from({ length: seeds }, (_, seed) =>
    sortInSimulation(room, skill, seededRandom(seed + 1)),
  );
  const right = runs.map((run) => run.right / Math.max(1, run.placed));
  const open = runs.map((run) => run.open / Math.max(1, room.notes.length));
  const all = runs.map(({ tapsPerPhone }) => tapsPerPhone);
  return {
    seeds,
    right: { mean: rounded(mean(right)), least: rounded(Math.min(...right)) },
    open: { mean: rounded(mean(open)), most: rounded(Math.max(...open)) },
    tapsPerPhone: {
      median: tapsOf(all.map(({ median }) => median)).median,
      max: Math.max(...all.map(({ max }) => max)),
    },
    seconds: tapsOf(runs.map(({ seconds }) => seconds)),
  };
}

/** How alike two halves of the room sort all notes, each without the other: adjusted Rand index. */
export function halvesAlike(room: SimulatedRoom, skill: Skill, seeds = 20): number {
  const alike = Array.from({ length: seeds }, (_, seed) => {
    const random = seededRandom(seed + 1);
    // Every second one of each group: both halves have people from all of them.
    const even = new Set(room.people.filter((_one, at) => at % 2 === 0).map(({ id }) => id));
    const odd = new Set(room.people.map(({ id }) => id).filter((id) => !even.has(id)));
    const [one, other] = [even, odd].map((half) => sortInSimulation(room, skill, random, half));
    return adjustedRand(pairCounts(one?.where ?? [], other?.where ?? []));
  });
  return rounded(mean(alike));
}

/** Both models of a second answer, less certain writers, and the two halves. */
export function modelsOf(room: SimulatedRoom, skill: Skill = usualSkill) {
  const unsure = { ...skill, writers: 0.85 };
  return {
    independent: overSeeds(room, { ...skill, second: 'independent' }),
    persisting: overSeeds(room, { ...skill, second: 'persisting' }),
    writers85: {
      independent: overSeeds(room, { ...unsure, second: 'independent' }),
      persisting: overSeeds(room, { ...unsure, second: 'persisting' }),
    },
    halvesAri: halvesAlike(room, skill),
  };
}

export type SortingModels = ReturnType<typeof modelsOf>;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function rounded(share: number): number {
  return Math.round(share * 1_000) / 1_000;
}
