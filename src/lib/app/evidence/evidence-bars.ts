/** The pictures of a theme's evidence as numbers and words: the same wherever it is drawn. */
import { sharesOfMost } from '#lib/methods/ranking.ts';
import { themeShares } from '#lib/text/breadth-words.ts';
import { numberWords } from '#lib/text/numbers.ts';
import type { ColumnTone } from '#lib/workshop/model/terms.ts';
import type { ThemeLine } from '#lib/workshop/plan/document.ts';

/** A line of a picture: its words, and how long its bar is. */
export interface BarLine {
  readonly key: string;
  readonly label: string;
  /** Of the label, where it is not the page's. */
  readonly lang?: string | undefined;
  /** The sign of a column. */
  readonly tone?: ColumnTone | undefined;
  /** From 0 to 1. */
  readonly share: number;
  /** The number, as it is written; none where the label says it. */
  readonly value?: string | undefined;
}

/** What works beside what needs development: the notes of each column beside the most. */
export function columnBars(columns: ThemeLine['columns'], lang?: string): BarLine[] {
  const shares = sharesOfMost(columns.map(({ count }) => count));
  return columns.map(({ title, tone, count }, at) => ({
    ...{ key: title, label: title, lang, tone },
    ...{ share: shares[at] ?? 0, value: numberWords(count) },
  }));
}

/** How broadly it was raised, of the whole room; what may not be told has no bar. */
export function breadthBars(theme: Pick<ThemeLine, 'breadth' | 'kinds'>): BarLine[] {
  return themeShares(theme).map(({ of, part, whole, text }) => {
    return { key: of, label: text, share: part / whole };
  });
}
