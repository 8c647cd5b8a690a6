/** What a poll gave, in the words and numbers that are printed. */
import type { PollResult } from '#lib/workshop/kinds/poll/model.ts';
import { scales } from '#lib/workshop/kinds/poll/scales.ts';
import { m } from '#lib/text/generated/messages.js';
import { numberWords } from '#lib/text/numbers.ts';
import { answerText, scaleWord } from '#lib/text/scale-words.ts';
import type { Locale } from '#lib/text/words.ts';
import { shareOf } from '../share.ts';

export interface PrintPoll {
  readonly kind: 'poll';
  readonly question: string;
  readonly meta: string;
  /** "Omgång 1" and "Omgång 3" where it was asked more than once; else null and "Antal". */
  readonly before: string | null;
  readonly now: string;
  /** The strongest yes first. */
  readonly rows: readonly {
    readonly word: string;
    readonly before: string;
    readonly count: string;
    /** Of the longest bar. */
    readonly share: number;
  }[];
  readonly comments: readonly string[];
  readonly more: string | null;
}

/** In print; the page and the data have them all. */
const commentsPerQuestion = 8;

/** The latest answers, and beside them the first where the question was asked more than once. */
export function printPoll({ question, scale, rounds }: PollResult, language: Locale): PrintPoll {
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
        word: answerText(scale, value, language),
        before: numberWords(first?.counts[at] ?? 0, o),
        count: numberWords(counts[at] ?? 0, o),
        share: shareOf(counts, at),
      }))
      .toReversed(),
    comments: comments.slice(0, commentsPerQuestion),
    more: left > 0 ? m.plan_result_more({ n: left }, o) : null,
  };
}
