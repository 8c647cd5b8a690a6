/** What a matrix gave, in the words and numbers that are printed. */
import type { MatrixResult } from '#lib/workshop/kinds/matrix/model.ts';
import { isMixed, meanOf } from '#lib/workshop/kinds/matrix/levels.ts';
import { matrixMap, SIGN, type MatrixMap } from '#lib/workshop/kinds/matrix/map.ts';
import type { Quadrant } from '#lib/workshop/model/terms.ts';
import { m } from '#lib/text/generated/messages.js';
import { numberWords } from '#lib/text/numbers.ts';
import { quadrantWord, levelText } from '#lib/text/matrix-words.ts';
import type { Locale } from '#lib/text/words.ts';
import { shareOf } from '../share.ts';

export interface PrintMatrix {
  readonly kind: 'matrix';
  readonly title: string;
  readonly meta: string;
  /** Over what was judged. */
  readonly head: string;
  /** In thousandths of its side, from the upper left corner. */
  readonly map: MatrixMap & {
    readonly sign: number;
    readonly quadrants: Readonly<Record<Quadrant, string>>;
  };
  readonly rows: readonly {
    readonly number: string;
    /** The theme or action. */
    readonly subject: string;
    readonly quadrant: Quadrant;
    readonly word: string;
    readonly impact: PrintLevel;
    readonly effort: PrintLevel;
    readonly judgements: string;
  }[];
}

export interface PrintLevel {
  readonly mean: string;
  /** "olika bedömningar", or null. */
  readonly mixed: string | null;
  /** From little to much, each of the highest. */
  readonly shares: readonly number[];
}

/** Each theme or action in its quadrant, with the means and the spread of how it was judged. */
export function printMatrix(
  { title, people, themes, actions }: MatrixResult,
  language: Locale,
): PrintMatrix {
  const o = { locale: language } as const;
  const lines = [...themes, ...actions];
  const quadrants = {
    first: m.matrix_first({}, o),
    plan: m.matrix_plan({}, o),
    spare: m.matrix_spare({}, o),
    leave: m.matrix_leave({}, o),
  };
  return {
    kind: 'matrix',
    title,
    meta: [m.matrix_voters({ n: people }, o), m.plan_result_levels({}, o)].join(' · '),
    head: actions.length > 0 ? m.plan_action({}, o) : m.plan_theme({}, o),
    map: { ...matrixMap(lines), sign: SIGN, quadrants },
    rows: lines.map((line, at) => ({
      number: numberWords(at + 1, o),
      subject: line.title,
      quadrant: line.corner,
      word: quadrantWord(line.corner, language),
      impact: printLevel(line.impact, language),
      effort: printLevel(line.effort, language),
      judgements: numberWords(line.judgements, o),
    })),
  };
}

function printLevel(counts: readonly number[], language: Locale): PrintLevel {
  return {
    mean: levelText(meanOf(counts), language),
    mixed: isMixed(counts) ? m.matrix_spread_mixed({}, { locale: language }) : null,
    shares: counts.map((_count, at) => shareOf(counts, at)),
  };
}
