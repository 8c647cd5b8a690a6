/** A decision as it is shown: in words, with who was there. */
import { decidedWords, decisionFacts } from '#lib/text/course-words.ts';
import type { View } from '#lib/workshop/define.ts';
import { standingDecision } from '#lib/workshop/kinds/decide/decision.ts';
import type { Decision } from '#lib/workshop/kinds/decide/model.ts';
import { nameOf, standingName } from '#lib/workshop/people/names.ts';

export interface ShownDecision {
  readonly what: string;
  readonly wording: string;
  readonly next: string | null;
  readonly made: string;
  readonly present: string;
}

/** The decision that stands in a step; null while there is none. */
export function shownDecision(view: View, step: string): ShownDecision | null {
  const decision = standingDecision(view, step);
  return decision ? inWords(view, decision) : null;
}

/** One that was made; null: it is a draft. */
export function inWords(view: View, decision: Decision): ShownDecision | null {
  const { course, wording, madeAt, people, next } = decision;
  if (course === null || madeAt === null) return null;
  const own = decision.organisations.map((id) => standingName(view, 'organisation', id));
  const organisations = [...new Set(own)]
    .map((id) => nameOf(view, 'organisation', id))
    .filter((name) => name !== '')
    .toSorted((a, b) => a.localeCompare(b, 'sv'));
  return {
    ...{ what: decidedWords(course), wording },
    ...decisionFacts({ next, madeAt, people, organisations }),
  };
}
