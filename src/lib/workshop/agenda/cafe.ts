/**
 * World café: notes lie on the tables, for whoever sits there next. Nobody shows them between the
 * dialogues; they are shown to all when the café ends.
 */
import type { View } from '../define.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { MutationOf } from '../model/mutations.ts';
import type { Step } from '../model/step.ts';
import { groupsOfRound, roundOf, stepsOf } from './agenda.ts';

/** Whether the notes of a step lie on the tables of a café, as its phones say. */
export function isOnTables(view: View, step: Step): boolean {
  const round = kindOf(step).takesNotes ? roundOf(view, step.workshop, step.id) : null;
  return round !== null && groupsOfRound(view, round.id).some(({ cafe }) => cafe);
}

/**
 * The steps that are shown when the workshop goes on to a step, or ends (null): those of a café of
 * which nothing is to come.
 */
export function shownByCafe(view: View, workshop: string, to: Step | null): Step[] {
  const steps = stepsOf(view, workshop);
  if (to && steps.some((step) => step.order >= to.order && isToCome(view, steps, step))) return [];
  return steps.filter(
    (step) =>
      step.openedAt !== null && !step.revealed && step.id !== to?.id && isOnTables(view, step),
  );
}

/**
 * What covers again whatever a café may have shown since: going back to a step at which it is over
 * would show it too.
 */
export function coveredAgain(
  view: View,
  workshop: string,
  to: Step | null,
): MutationOf<'step.reveal'>[] {
  return stepsOf(view, workshop).flatMap((step) => {
    const mayBeShown = !step.revealed && (step.openedAt !== null || step.id === to?.id);
    if (!mayBeShown || !isOnTables(view, step)) return [];
    return [{ name: 'step.reveal', args: { step: step.id, revealed: false } }];
  });
}

/** Whether people write at the tables of a café in a step, or will when its groups are formed. */
function isToCome(view: View, steps: readonly Step[], step: Step): boolean {
  if (!kindOf(step).takesNotes) return false;
  const round = steps.findLast(
    (former) => former.order < step.order && kindOf(former).formsCafe !== undefined,
  );
  if (!round) return false;
  const groups = groupsOfRound(view, round.id);
  if (groups.length > 0) return groups.some(({ cafe }) => cafe);
  return kindOf(round).formsCafe?.(round) === true;
}
