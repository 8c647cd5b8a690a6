/**
 * `npm run bench:themes`: how well a sorting agrees with what the writers of a file's notes meant, and
 * what it cost. A sorting is a file that any program can write; docs/bench-themes.md describes it.
 */
import * as v from 'valibot';
import type { Script } from '../rehearse/format.ts';
import { blindGroups } from '#lib/methods/suggest/blind-groups.ts';
import { duplicatesOf } from '#lib/methods/suggest/duplicates.ts';
import { suggestThemes } from '#lib/methods/suggest/suggest-themes.ts';
import {
  adjustedRand,
  inTheirPlace,
  pairCounts,
  pairF1,
  pairPrecision,
  pairRecall,
  type Place,
} from '#lib/methods/partitions.ts';

const sortingSchema = v.strictObject({
  format: v.literal('bikupa-sorting/1'),
  /** What made it. */
  tool: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** For each note of the workshop, in its order: the place it was put in; null: in none. */
  places: v.pipe(v.array(v.nullable(v.pipe(v.string(), v.maxLength(500)))), v.maxLength(20_000)),
  /** What people pressed, tapped, clicked or dragged for it, and how long they took; null: unknown. */
  taps: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0))), null),
  seconds: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0))), null),
});

export type Sorting = Readonly<v.InferOutput<typeof sortingSchema>>;

export interface SortingScore {
  readonly tool: string;
  readonly notes: number;
  /** Notes that were put somewhere. */
  readonly placed: number;
  /** Of all notes: those that lie where their writer meant, parked ones included. */
  readonly shareRight: number;
  readonly pairPrecision: number;
  readonly pairRecall: number;
  readonly pairF1: number;
  readonly ari: number;
  readonly taps: number | null;
  readonly tapsPerNote: number | null;
  readonly seconds: number | null;
}

export type ReadSorting =
  | { readonly ok: true; readonly sorting: Sorting }
  | { readonly ok: false; readonly kind: 'format' | 'length'; readonly path: string };

/** Judges a file's content for a workshop of so many notes. */
export function readSorting(content: unknown, notes: number): ReadSorting {
  const parsed = v.safeParse(sortingSchema, content, { abortEarly: true });
  if (!parsed.success) {
    return { ok: false, kind: 'format', path: v.getDotPath(parsed.issues[0]) ?? '' };
  }
  if (parsed.output.places.length !== notes) return { ok: false, kind: 'length', path: 'places' };
  return { ok: true, sorting: parsed.output };
}

export function scoreOf(
  { tool, places, taps, seconds }: Omit<Sorting, 'format'>,
  meant: readonly Place[],
): SortingScore {
  const counts = pairCounts(places, meant);
  const notes = meant.length;
  return {
    ...{ tool, notes, placed: places.filter((place) => place !== null).length },
    shareRight: rounded(notes === 0 ? 0 : inTheirPlace(places, meant) / notes),
    pairPrecision: rounded(pairPrecision(counts)),
    pairRecall: rounded(pairRecall(counts)),
    pairF1: rounded(pairF1(counts)),
    ari: rounded(adjustedRand(counts)),
    ...{ taps, tapsPerNote: taps === null || notes === 0 ? null : rounded(taps / notes), seconds },
  };
}

/**
 * What Bikupa can do with the file: what it would suggest, what it groups blindly, and a facilitator
 * alone who knows what each writer meant. Taps are those of the wall: one key accepts a suggestion, one
 * key puts a note into one of the first nine themes and two into a later one, and the next note is at hand.
 */
export function ownSortings(
  { themes, notes }: Pick<Script, 'themes' | 'notes'>,
  now: () => number,
): Omit<Sorting, 'format'>[] {
  const named = themes.map(({ key, title, keywords }) => ({ id: key, title, keywords }));
  const unsorted = notes.map(({ text }, at) => ({ id: String(at), text, theme: null }));
  const start = now();
  const shown = suggestThemes(named, unsorted);
  const suggested = now() - start;
  const groups = new Map(
    blindGroups(unsorted).flatMap(({ notes: own }, at) => own.map((id) => [id, `${at}`] as const)),
  );
  const grouped = now() - start - suggested;
  const accepted = notes.map((_, at) => shown.get(String(at))?.[0]?.theme ?? null);
  return [
    {
      tool: 'Bikupa: suggestions, all accepted unseen',
      places: accepted,
      taps: accepted.filter((place) => place !== null).length,
      seconds: suggested / 1000,
    },
    {
      tool: 'Bikupa: blind groups, all accepted unseen',
      places: notes.map((_, at) => groups.get(String(at)) ?? null),
      taps: new Set(groups.values()).size,
      seconds: grouped / 1000,
    },
    {
      tool: 'Bikupa: a facilitator alone, by keys',
      places: notes.map(({ theme }) => theme),
      taps: keysFor(
        notes,
        named.map(({ id }) => id),
        accepted,
      ),
      seconds: null,
    },
  ];
}

const parkingKeys = 1;

function keysFor(
  notes: Script['notes'],
  themes: readonly string[],
  accepted: readonly Place[],
): number {
  const stacked = duplicatesOf(notes.map(({ text }, at) => ({ id: String(at), text })));
  const behind = new Set(stacked.flatMap((ids) => ids.slice(1)).map(Number));
  return notes.reduce((sum, { theme }, at) => {
    // What says the same goes along with the first of its stack, where its writer meant the same.
    if (behind.has(at)) return sum;
    if (theme === null) return sum + parkingKeys;
    if (accepted[at] === theme) return sum + 1;
    return sum + (themes.indexOf(theme) < 9 ? 1 : 2);
  }, 0);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
