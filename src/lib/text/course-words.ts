/** The words of a decision to continue, adjust or stop: apart, since only such steps need them. */
import type { Course } from '../workshop/kinds/decide/model.ts';
import { longDateWords, regions } from './dates.ts';
import { m } from './generated/messages.js';
import { getLocale } from './generated/runtime.js';
import { say } from './say.ts';
import type { Locale, Words } from './words.ts';

const answers: Words<Course> = {
  continue: m.decide_continue,
  adjust: m.decide_adjust,
  stop: m.decide_stop,
};

const meanings: Words<Course> = {
  continue: m.decide_continue_means,
  adjust: m.decide_adjust_means,
  stop: m.decide_stop_means,
};

const decided: Words<Course> = {
  continue: m.decide_decided_continue,
  adjust: m.decide_decided_adjust,
  stop: m.decide_decided_stop,
};

/** "Justera": as it is answered. */
export function courseWord(course: Course, locale?: Locale): string {
  return say(answers[course], locale);
}

/** "Vi går vidare, men ändrar något." */
export function courseMeaning(course: Course, locale?: Locale): string {
  return say(meanings[course], locale);
}

/** "Vi fortsätter och justerar": as it is decided. */
export function decidedWords(course: Course, locale?: Locale): string {
  return say(decided[course], locale);
}

/** So many organisations are named; of more only how many they are is said. */
const mostNamed = 8;

export interface DecisionFacts {
  /** `YYYY-MM-DD`, or null. */
  readonly next: string | null;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly people: number;
  /** Their names. */
  readonly organisations: readonly string[];
}

/** "Beslutat 30 november 2026", the day in Sweden, who was there, and "Vi ses igen …" if it is known. */
export function decisionFacts(
  { next, madeAt, people: n, organisations }: DecisionFacts,
  locale: Locale = getLocale(),
): { readonly made: string; readonly present: string; readonly next: string | null } {
  const o = { locale };
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(madeAt);
  const from =
    organisations.length > mostNamed
      ? m.decide_organisations({ n: organisations.length }, o)
      : new Intl.ListFormat(regions[locale]).format(organisations);
  return {
    made: m.decide_made_on({ date: longDateWords(day, locale) }, o),
    present:
      organisations.length === 0
        ? m.decide_present({ n }, o)
        : m.decide_present_from({ n, organisations: from }, o),
    next: next === null ? null : m.decide_next_on({ date: longDateWords(next, locale) }, o),
  };
}
