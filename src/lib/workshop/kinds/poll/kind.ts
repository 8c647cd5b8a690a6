/** A poll: everybody answers the step's questions on a scale; shown once it is closed, and asked again. */
import type { View } from '../../define.ts';
import { defineKind } from '../kind.ts';
import { ballot } from './ballot.ts';

export const pollKind = defineKind({
  kind: 'poll',
  entities: { ballot },
  leaveOut(tx, { id, asked }, seats) {
    for (const cast of tx.list('ballot')) {
      if (cast.step !== id || cast.asked !== asked || !seats.has(cast.seat)) continue;
      tx.put({ ...cast, value: null, comment: null });
    }
  },
  // An answer knows its question by its place, and means what it does on its scale.
  refuseChange(step, { questions, scale }, view) {
    const answered = lastAnswered(view, step.id);
    if (answered === -1) return null;
    if (scale !== undefined && scale !== step.scale) return 'step.in-use';
    return questions && !keepsPlaces(step.questions, questions, answered) ? 'step.in-use' : null;
  },
});

/** The last of the questions of a step that anybody has answered, at any time; -1: none. */
function lastAnswered(view: View, step: string): number {
  const own = view.list('ballot').filter(({ step: id, value }) => id === step && value !== null);
  return Math.max(-1, ...own.map(({ question }) => question));
}

/** Whether the questions up to the last answered one are where they were; their words may change. */
function keepsPlaces(before: readonly string[], after: readonly string[], answered: number) {
  return before.slice(0, answered + 1).every((question, at) => {
    const now = after[at];
    return now === question || (now !== undefined && !before.includes(now));
  });
}
