/** What a lower budget means for those who have given dots already. */
import type { View } from '#lib/workshop/define.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';

type Budget = Pick<StepOf<'dots'>, 'dotBudget' | 'dotMax'>;

/**
 * How many people have given more dots, in all or to one theme, than a new budget allows: the larger
 * of the two, since nobody knows whether they are the same people. What was too much before counts
 * too. 0: the budget is not lowered, or nobody has.
 */
export function peopleOver(view: View, step: StepOf<'dots'>, wanted: Budget): number {
  const lowered = wanted.dotBudget < step.dotBudget || wanted.dotMax < step.dotMax;
  const use = view.list('dotUse').find((counts) => counts.step === step.id);
  if (!lowered || !use) return 0;
  return Math.max(above(use.given, wanted.dotBudget), above(use.most, wanted.dotMax));
}

function above(counts: readonly number[], most: number): number {
  return counts.slice(most + 1).reduce((sum, count) => sum + count, 0);
}
