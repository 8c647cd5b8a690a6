/** A decision and how people thought, in the words and numbers that are printed. */
import { courses, type DecideResult } from '#lib/workshop/kinds/decide/model.ts';
import { courseWord, decidedWords, decisionFacts } from '#lib/text/course-words.ts';
import { m } from '#lib/text/generated/messages.js';
import { numberWords } from '#lib/text/numbers.ts';
import type { Locale } from '#lib/text/words.ts';
import { shareOf } from '../share.ts';

export interface PrintDecide {
  readonly kind: 'decide';
  readonly title: string;
  readonly decision: {
    readonly label: string;
    readonly what: string;
    /** Paragraphs. */
    readonly wording: readonly string[];
    readonly next: string | null;
    readonly facts: readonly string[];
  } | null;
  readonly leanings: {
    readonly meta: string;
    readonly answer: string;
    readonly count: string;
    readonly rows: readonly {
      readonly word: string;
      readonly count: string;
      /** Of the longest bar. */
      readonly share: number;
    }[];
    readonly reasonsTitle: string;
    readonly reasons: readonly string[];
    readonly more: string | null;
  } | null;
}

/** In print; the page and the data have them all. */
const mostReasons = 8;

export function printDecide(
  { title, decision, leanings }: DecideResult,
  locale: Locale,
): PrintDecide {
  const o = { locale } as const;
  const facts = decision && decisionFacts(decision, locale);
  const left = (leanings?.reasons.length ?? 0) - mostReasons;
  return {
    kind: 'decide',
    title,
    decision: decision &&
      facts && {
        label: m.decide_decision({}, o),
        what: decidedWords(decision.course, locale),
        wording: decision.wording
          .split(/\n{2,}/)
          .map((paragraph) => paragraph.trim())
          .filter((paragraph) => paragraph !== ''),
        next: facts.next,
        facts: [facts.made, facts.present],
      },
    leanings: leanings && {
      meta: m.decide_voters({ n: leanings.voters }, o),
      answer: m.plan_result_answer({}, o),
      count: m.plan_count({}, o),
      rows: courses.map((course, at) => ({
        word: courseWord(course, locale),
        count: numberWords(leanings.counts[at] ?? 0, o),
        share: shareOf(leanings.counts, at),
      })),
      reasonsTitle: m.decide_reasons({}, o),
      reasons: leanings.reasons.slice(0, mostReasons),
      more: left > 0 ? m.plan_result_more({ n: left }, o) : null,
    },
  };
}
