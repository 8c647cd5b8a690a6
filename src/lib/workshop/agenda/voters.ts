/** Who has answered in private, as the facilitator is told: that somebody has, never how. */
import type { View } from '../define.ts';
import type { Step } from '../model/step.ts';

/** Whether anybody has answered in a step, by the counts that the room has told. */
export function hasVoters(view: View, { id, workshop }: Step): boolean {
  const stats = view.list('stats').find((counts) => counts.workshop === workshop);
  return (stats?.steps.find(({ step }) => step === id)?.voters ?? 0) > 0;
}
