/** `npm run suggest`: what is suggested for the notes of a file, and how much of it is right. */
import type { Script } from '../rehearse/format.ts';
import { blindGroups } from '#lib/methods/suggest/blind-groups.ts';
import { SHOWN_FROM, suggestThemes, type Suggestion } from '#lib/methods/suggest/suggest-themes.ts';
import { adjustedRand, pairCounts, pairPrecision } from '#lib/methods/partitions.ts';

export interface SuggestReport {
  readonly notes: number;
  /** Notes for which at least one theme is shown. */
  readonly suggested: number;
  readonly firstRight: number;
  readonly inTopThree: number;
  readonly perTheme: Readonly<
    Record<
      string,
      { readonly notes: number; readonly suggested: number; readonly firstRight: number }
    >
  >;
  /** What taking all the notes apart and suggesting for them took. */
  readonly ms: number;
  /** How it would be with other thresholds; `shown` is the one in use. */
  readonly curve: readonly CurvePoint[];
  readonly blindGroups: {
    readonly groups: number;
    readonly covered: number;
    readonly pairPrecision: number;
    readonly ari: number;
    readonly perGroup: readonly { readonly word: string; readonly notes: readonly string[] }[];
  };
  readonly perNote: readonly {
    readonly text: string;
    readonly theme: string | null;
    readonly suggestions: readonly Suggestion[];
  }[];
}

interface CurvePoint {
  readonly from: number;
  readonly shown: boolean;
  readonly suggested: number;
  readonly firstRight: number;
  /** Of all notes, and of those suggested for; null where there is none. */
  readonly coverage: number;
  readonly precision: number | null;
}

const thresholds = [0, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];

/** Nothing is sorted yet: the file's themes are known only as what they are meant to be. */
export function suggestReport(
  { themes, notes }: Pick<Script, 'themes' | 'notes'>,
  now: () => number,
): SuggestReport {
  const named = themes.map(({ key, title, keywords }) => ({ id: key, title, keywords }));
  const unsorted = notes.map(({ text }, at) => ({ id: String(at), text, theme: null }));
  const start = now();
  const shown = suggestThemes(named, unsorted);
  const ms = now() - start;
  const perNote = notes.map(({ text, theme }, at) => ({
    ...{ text, theme },
    suggestions: (shown.get(String(at)) ?? []).map((suggestion) => ({
      ...suggestion,
      score: rounded(suggestion.score),
    })),
  }));
  const isRight = ({ theme, suggestions }: (typeof perNote)[number]): boolean =>
    theme !== null && suggestions[0]?.theme === theme;
  const suggested = perNote.filter(({ suggestions }) => suggestions.length > 0);
  const all = suggestThemes(named, unsorted, { from: 0 });
  const ranked = notes.flatMap(({ theme }, at) => {
    const [first] = all.get(String(at)) ?? [];
    return first ? [{ score: first.score, right: first.theme === theme }] : [];
  });
  return {
    notes: notes.length,
    suggested: suggested.length,
    firstRight: suggested.filter(isRight).length,
    inTopThree: suggested.filter(({ theme, suggestions }) =>
      suggestions.some((suggestion) => suggestion.theme === theme),
    ).length,
    perTheme: Object.fromEntries(
      themes.map(({ key }) => {
        const forIt = suggested.filter(({ suggestions }) => suggestions[0]?.theme === key);
        return [
          key,
          {
            notes: notes.filter(({ theme }) => theme === key).length,
            suggested: forIt.length,
            firstRight: forIt.filter(isRight).length,
          },
        ];
      }),
    ),
    ms: rounded(ms),
    curve: thresholds.map((from) => pointOf(from, notes.length, ranked)),
    blindGroups: groupsReport(notes),
    perNote,
  };
}

function pointOf(
  from: number,
  notes: number,
  ranked: readonly { readonly score: number; readonly right: boolean }[],
): CurvePoint {
  const own = ranked.filter(({ score }) => score >= from);
  const firstRight = own.filter(({ right }) => right).length;
  return {
    ...{ from, shown: from === SHOWN_FROM, suggested: own.length, firstRight },
    coverage: notes === 0 ? 0 : rounded(own.length / notes),
    precision: own.length === 0 ? null : rounded(firstRight / own.length),
  };
}

function groupsReport(notes: Script['notes']): SuggestReport['blindGroups'] {
  const groups = blindGroups(notes.map(({ text }, at) => ({ id: String(at), text })));
  const placed = new Map(
    groups.flatMap(({ notes: own }, at) => own.map((id) => [id, String(at)] as const)),
  );
  const counts = pairCounts(
    notes.map((_, at) => placed.get(String(at)) ?? null),
    notes.map(({ theme }) => theme),
  );
  return {
    groups: groups.length,
    covered: placed.size,
    pairPrecision: rounded(pairPrecision(counts)),
    ari: rounded(adjustedRand(counts)),
    perGroup: groups.map(({ word, notes: own }) => ({
      word,
      notes: own.map((id) => notes[Number(id)]?.text ?? ''),
    })),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
