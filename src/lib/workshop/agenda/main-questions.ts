/** Which questions of a step were made of what had been sent in before the workshop. */
import { stepsOf } from './agenda.ts';
import type { View } from '../define.ts';
import type { MainQuestion } from '../model/main-question.ts';
import type { Step } from '../model/step.ts';

/** The questions of a step that were made of what had been sent in, as long as it asks them. */
export function madeQuestions(view: View, step: Step): MainQuestion[] {
  return view
    .list('mainQuestion')
    .filter(
      ({ askedIn, text, removed }) =>
        askedIn === step.id && !removed && step.questions.includes(text),
    )
    .toSorted((a, b) => step.questions.indexOf(a.text) - step.questions.indexOf(b.text));
}

/** Of how many notes the questions of a step were made, each counted once; 0: of none. */
export function originsOf(view: View, step: Step): number {
  return new Set(madeQuestions(view, step).flatMap(({ notes }) => notes)).size;
}

/** The steps that lie ahead and ask a question, in which one can be asked that was made of notes. */
export function askingSteps(view: View, { workshop, id }: Step): Step[] {
  const steps = stepsOf(view, workshop);
  const at = Math.max(
    steps.findIndex((step) => step.id === view.get('workshop', workshop)?.step),
    steps.findIndex((step) => step.id === id),
  );
  return steps.slice(at + 1).filter(({ questions }) => questions.length > 0);
}
