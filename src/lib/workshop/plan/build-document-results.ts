/** What an occasion's polls and matrices gave, as far as it was shown in the room. */
import { stepsOf } from '../agenda.ts';
import { isTellable } from '../answers.ts';
import { byGain, cornerOf } from '../levels.ts';
import type { View } from '../noun.ts';
import type { Step } from '../step.ts';
import type { Workshop } from '../workshop.ts';
import type { MatrixLine, PollLine, ResultLine } from './document.ts';

/**
 * In the order of the agenda. What is not among the records `outcome` and `spread` of the view has
 * not been shown: visibility.ts alone decides that.
 */
export function resultsOf(view: View, workshop: Workshop): readonly ResultLine[] {
  return stepsOf(view, workshop.id).flatMap((step) => [
    ...pollLines(view, step),
    ...matrixLines(view, step),
  ]);
}

/** One line for each question; one that hardly anybody has answered is no result. */
function pollLines(view: View, step: Step): readonly PollLine[] {
  const outcome = view.list('outcome').find((one) => one.step === step.id);
  if (!outcome) return [];
  return step.questions.flatMap((question, at) => {
    const rounds = outcome.rounds.flatMap(({ questions }) => {
      const told = questions[at];
      if (!told || !isTellable(told.counts)) return [];
      const { voters: people, counts, comments } = told;
      return [{ people, counts, comments }];
    });
    if (rounds.length === 0) return [];
    return [{ kind: 'poll', question, scale: step.scale, rounds }];
  });
}

/** A theme that was merged counts as its heir; one that was taken apart is no theme any more. */
function matrixLines(view: View, step: Step): readonly MatrixLine[] {
  const spread = view.list('spread').find((one) => one.step === step.id);
  const themes = (spread?.themes ?? []).toSorted(byGain).flatMap((judged) => {
    const theme = view.get('theme', judged.theme);
    const corner = cornerOf(judged);
    if (!theme || theme.removed || corner === null || !isTellable(judged.impact)) return [];
    const { voters: judgements, effort, impact } = judged;
    return [{ id: theme.id, title: theme.title, corner, judgements, effort, impact }];
  });
  if (!spread || themes.length === 0) return [];
  return [{ kind: 'matrix', title: step.title, people: spread.voters, themes }];
}
