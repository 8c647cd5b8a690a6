/** What a round that follows a look back still speaks of: what was agreed at earlier occasions. */
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import type { View } from '#lib/workshop/define.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import { areasOf } from '#lib/workshop/plan/areas.ts';

/**
 * The titles of what was agreed, which stay in sight where the round comes right after a step that
 * looked back on them: people tell how it went. Empty: nothing was agreed, or nobody has looked back.
 */
export function agreedBefore(view: View, step: Step): readonly string[] {
  const steps = stepsOf(view, step.workshop);
  const before = steps[steps.findIndex(({ id }) => id === step.id) - 1];
  const looksBack = before && 'lookBack' in before && before.lookBack !== 'none';
  return looksBack ? areasOf(view).map(({ title }) => title) : [];
}
