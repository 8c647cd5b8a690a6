/**
 * What people have submitted and nobody has been shown: it is in no theme, no plan and no result.
 * Counted here for everybody who must be told: whoever leaves the step, sorts, ends the workshop or
 * reads the plan.
 */
import { idOf, keyOf } from '../../sync/record.ts';
import { isLeft, stepsOf } from '../agenda/agenda.ts';
import type { View } from '../define.ts';
import { kindOf } from '../kinds/kinds.ts';
import { roomKindOf } from '../kinds/room-kinds.ts';
import type { Unshown, UnshownAmount } from '../model/derived.ts';
import type { Note } from '../model/note.ts';
import type { Step } from '../model/step.ts';
import type { Workshop } from '../model/workshop.ts';
import { answeredAt } from '../people/attendance.ts';
import { isTellable } from './small-numbers.ts';

/** Of every opened step of a workshop; null: everything is shown. */
export function unshownOf(workshop: Workshop, view: View): Unshown | null {
  const steps = stepsOf(view, workshop.id).flatMap((step) => {
    const amount = step.openedAt === null ? null : amountIn(step, view);
    if (!amount || amount.count === 0) return [];
    return [{ step: step.id, ...amount, left: isLeft(view, step) }];
  });
  if (steps.length === 0) return null;
  const { id } = workshop;
  return { type: 'unshown', id: idOf('unshown', keyOf(id)), workshop: id, steps };
}

/** The same for readers: of steps that were left, and without numbers that would tell who. */
export function unshownForReaders(unshown: Unshown | null): Unshown | null {
  const steps = (unshown?.steps ?? []).flatMap((line) => {
    // People's choices of a topic are not a result that a reader would miss.
    if (!line.left || line.what === 'choices') return [];
    return [
      { ...line, count: line.count !== null && isTellable([line.count]) ? line.count : null },
    ];
  });
  return unshown && steps.length > 0 ? { ...unshown, steps } : null;
}

/**
 * The notes of steps that were left and never shown, for the facilitator's data file: with the text,
 * and without anything that says who wrote it, in which group or when.
 */
export function unshownNotes(view: View): readonly Note[] {
  return view
    .list('note')
    .filter((note) => {
      const step = view.get('step', note.step);
      return !note.withdrawn && step !== undefined && !step.revealed && isLeft(view, step);
    })
    .map((note) => ({
      ...note,
      ...{ author: null, organisation: null, group: null, postedAt: null, lent: false },
    }));
}

function amountIn(step: Step, view: View): UnshownAmount | null {
  const { unshown, voters } = roomKindOf(step);
  if (unshown) return unshown(step, view);
  if (step.revealed) return null;
  if (kindOf(step).takesNotes) {
    const own = view.list('note').filter((note) => note.step === step.id && !note.withdrawn);
    return { what: 'notes', count: own.length };
  }
  if (!voters) return null;
  return { what: 'answers', count: answeredAt(view, step.workshop)(voters(step, view)) };
}
