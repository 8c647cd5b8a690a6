/** Questions about a workshop's agenda that every surface asks in the same way. */
import type { View } from '../define.ts';
import type { Group } from '../model/group.ts';
import type { Step } from '../model/step.ts';

/** The steps of a workshop, in order. */
export function stepsOf(view: View, workshopId: string): Step[] {
  return view
    .list('step')
    .filter((step) => step.workshop === workshopId)
    .toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

/** Where the workshop stands, or null before it is opened. */
export function currentStep(view: View, workshopId: string): Step | null {
  const at = view.get('workshop', workshopId)?.step;
  return (at && view.get('step', at)) || null;
}

/** The steps of a workshop that has not begun in which its people can write already. */
export function earlySteps(view: View, workshopId: string): Step[] {
  if (view.get('workshop', workshopId)?.state !== 'planned') return [];
  return stepsOf(view, workshopId).filter((step) => step.openedAt !== null);
}

/** The steps that took answers before the workshop began, as long as they lie ahead. */
export function sentEarly(view: View, workshopId: string): Step[] {
  const workshop = view.get('workshop', workshopId);
  if (!workshop || workshop.state === 'closed') return [];
  const now = currentStep(view, workshopId)?.order ?? -Infinity;
  return stepsOf(view, workshopId).filter(
    ({ openedAt, order }) =>
      openedAt !== null && openedAt < (workshop.openedAt ?? Infinity) && order > now,
  );
}

/** Whether the workshop has gone on from a step, or ended: what was not shown may be forgotten. */
export function isLeft(view: View, step: Step): boolean {
  const workshop = view.get('workshop', step.workshop);
  if (!workshop || step.openedAt === null || workshop.state === 'planned') return false;
  if (workshop.state === 'closed') return true;
  if (workshop.step === step.id) return false;
  return !sentEarly(view, workshop.id).some(({ id }) => id === step.id);
}

/** The steps before and after one, or null at the ends. */
export function neighbours(
  view: View,
  step: Step,
): { readonly previous: Step | null; readonly next: Step | null } {
  const steps = stepsOf(view, step.workshop);
  const at = steps.findIndex(({ id }) => id === step.id);
  return { previous: steps[at - 1] ?? null, next: steps[at + 1] ?? null };
}

/**
 * The step whose groups people sit in during a step: the latest one, up to and including it, that
 * has formed groups. Null where nobody has been grouped yet.
 */
export function roundOf(view: View, workshopId: string, stepId: string | null): Step | null {
  const at = stepId === null ? undefined : view.get('step', stepId);
  if (!at) return null;
  const formed = new Set(groupsIn(view, workshopId).map((group) => group.round));
  return (
    stepsOf(view, workshopId)
      .filter((step) => step.order <= at.order && formed.has(step.id))
      .at(-1) ?? null
  );
}

/** The rounds that somebody who comes now takes part in: the present one, and any formed for later. */
export function roundsAhead(view: View, workshopId: string): Step[] {
  const now = currentStep(view, workshopId);
  const present = roundOf(view, workshopId, now?.id ?? null);
  const formed = new Set(groupsIn(view, workshopId).map((group) => group.round));
  return stepsOf(view, workshopId).filter(
    (step) => step.id === present?.id || (formed.has(step.id) && (!now || step.order > now.order)),
  );
}

/** The groups of a round, by letter. */
export function groupsOfRound(view: View, round: string): Group[] {
  return view
    .list('group')
    .filter((group) => group.round === round && !group.dissolved)
    .toSorted((a, b) => a.order - b.order);
}

function groupsIn(view: View, workshopId: string): Group[] {
  return view.list('group').filter((group) => group.workshop === workshopId && !group.dissolved);
}
