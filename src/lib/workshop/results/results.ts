/**
 * What a series leads to: of which sections its result is made, in which order, and from what each is
 * made. This is the one place that knows; page, print and data follow it, and the words of each are
 * the messages `result_…`, which have one text for each result.
 */
import type { Result } from '../model/series.ts';
import type { SectionKey } from './sections.ts';

/** Which notes a section holds: those of columns with these keys, as the templates name them. */
export interface Gathered {
  readonly columns: readonly string[];
  /** Only of steps that have this column, where others have columns of the same key. */
  readonly only?: string;
}

export interface ResultDeclaration {
  /** In the order in which they are read. */
  readonly sections: readonly SectionKey[];
  /** Of these it says that they are empty; any other is then left out. */
  readonly saysEmpty: readonly SectionKey[];
  readonly notes: Partial<Readonly<Record<SectionKey, Gathered>>>;
  /** A theme is a problem of everyday work or a question for the organisations, and is asked which. */
  readonly sortsThemes: boolean;
  /** Items come back at each meeting. */
  readonly hasStandingItems: boolean;
  /** It is told of a year, and of each of its meetings. */
  readonly isOfYear: boolean;
}

const agreed = ['actions', 'stances', 'followUp'] as const;
// The notes last: whoever reads on to them has read everything else.
const last = ['parking', 'glossary', 'appendix'] as const;
const plain = { saysEmpty: [], notes: {} } as const;
const neither = { sortsThemes: false, hasStandingItems: false, isOfYear: false } as const;

export const resultDeclarations: Readonly<Record<Result, ResultDeclaration>> = {
  plan: {
    sections: [
      ...(['purpose', 'process', 'current', 'strengths', 'areas'] as const),
      ...[...agreed, 'nextStep' as const, ...last],
    ],
    ...{ ...plain, ...neither },
    saysEmpty: ['purpose', 'process', 'current', 'areas', ...agreed, 'nextStep'],
  },
  questions: {
    sections: [
      ...(['purpose', 'everyday', 'organisational', 'otherThemes', 'mission', 'forms'] as const),
      ...(['areas', 'decisions', ...agreed, 'nextStep', 'process', ...last] as const),
    ],
    ...{ ...plain, ...neither },
    notes: { mission: { columns: ['mission'] }, forms: { columns: ['form'] } },
    sortsThemes: true,
  },
  agreements: {
    sections: [
      // Whether they go on is what anybody asks first of three meetings.
      ...(['decisions', 'purpose', 'areas', 'tried', 'cards', ...agreed, 'nextStep'] as const),
      ...(['everyday', 'organisational', 'otherThemes', 'process', ...last] as const),
    ],
    ...{ ...plain, ...neither },
    notes: {
      tried: { columns: ['works', 'adjust'], only: 'adjust' },
      cards: { columns: ['mission', 'responsibility', 'reach', 'contact'] },
    },
    sortsThemes: true,
  },
  summary: {
    sections: [
      ...(['purpose', 'mainQuestions', 'examples', 'nextStep', 'areas', ...agreed] as const),
      ...(['decisions', 'current', 'process', ...last] as const),
    ],
    ...{ ...plain, ...neither },
    notes: { mainQuestions: { columns: ['example', 'lesson'], only: 'lesson' } },
  },
  year: {
    sections: [
      ...(['purpose', 'year', 'standing', 'local', 'strengthen', 'current', 'arrivals'] as const),
      ...(['areas', 'decisions', ...agreed, 'nextStep', 'process', ...last] as const),
    ],
    ...{ ...plain, ...neither },
    notes: { local: { columns: ['local', 'done'] }, strengthen: { columns: ['strengthen'] } },
    hasStandingItems: true,
    isOfYear: true,
  },
};
