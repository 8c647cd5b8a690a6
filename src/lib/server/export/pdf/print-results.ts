/** What polls and matrices gave, in the words and numbers that are printed. */
import type { MatrixLine, PollLine, ResultLine } from '#lib/workshop/plan/document.ts';
import { isMixed, meanOf } from '#lib/workshop/levels.ts';
import { scales } from '#lib/workshop/scales.ts';
import { m } from '#lib/text/generated/messages.js';
import { cornerWord, levelText } from '#lib/text/matrix-words.ts';
import { answerWord, scaleWord } from '#lib/text/scale-words.ts';
import type { Locale } from '#lib/text/words.ts';
import type { PrintLevel, PrintMatrix, PrintPoll, PrintResult } from './print-data.ts';

/** In print; the page and the data have them all. */
const commentsPerQuestion = 8;

export function printResult(result: ResultLine, language: Locale): PrintResult {
  return result.kind === 'poll' ? printPoll(result, language) : printMatrix(result, language);
}

/** The latest answers, and beside them the first where the question was asked more than once. */
function printPoll({ question, scale, rounds }: PollLine, language: Locale): PrintPoll {
  const o = { locale: language } as const;
  const last = rounds.at(-1);
  const first = rounds.length > 1 ? rounds[0] : undefined;
  const counts = last?.counts ?? [];
  const comments = last?.comments ?? [];
  const [people, answers] = [last?.people ?? 0, counts.reduce((sum, count) => sum + count, 0)];
  const left = comments.length - commentsPerQuestion;
  return {
    kind: 'poll',
    question,
    meta: [
      people === answers
        ? m.poll_voters({ n: people }, o)
        : m.plan_result_shared({ people, n: answers }, o),
      rounds.length > 1 ? m.plan_result_times({ n: rounds.length }, o) : null,
      scaleWord(scale, language),
    ]
      .filter(Boolean)
      .join(' · '),
    before: first ? m.poll_asked({ n: 1 }, o) : null,
    now: first ? m.poll_asked({ n: rounds.length }, o) : m.plan_count({}, o),
    rows: scales[scale].values
      .map((value, at) => ({
        word: `${value} · ${answerWord(scale, value, language)}`,
        before: String(first?.counts[at] ?? 0),
        count: counts[at] ?? 0,
        share: shareOf(counts, at),
      }))
      .toReversed(),
    comments: comments.slice(0, commentsPerQuestion),
    more: left > 0 ? m.plan_result_more({ n: left }, o) : null,
  };
}

function printMatrix({ title, people, themes }: MatrixLine, language: Locale): PrintMatrix {
  const o = { locale: language } as const;
  return {
    kind: 'matrix',
    title,
    meta: [m.matrix_voters({ n: people }, o), m.plan_result_levels({}, o)].join(' · '),
    rows: themes.map(({ title: theme, corner, impact, effort, judgements }) => ({
      theme,
      corner,
      word: cornerWord(corner, language),
      impact: printLevel(impact, language),
      effort: printLevel(effort, language),
      judgements: String(judgements),
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

function shareOf(counts: readonly number[], at: number): number {
  return (counts[at] ?? 0) / Math.max(1, ...counts);
}
