/** What is judged in a matrix: the themes of the series, or the actions of its plan. */
import type { View } from '../../define.ts';
import type { StepOf } from '../../model/step.ts';
import { actionsOf } from '../../plan/action.ts';
import { areasOf } from '../../plan/areas.ts';
import { themesOf } from '../../themes/themes.ts';

/** A theme or an action, as far as it is judged. */
export interface Subject {
  readonly id: string;
  readonly title: string;
}

/** What can be judged in a step, in order: the actions area by area, as the plan has them. */
export function subjectsOf(view: View, { rates }: StepOf<'matrix'>): readonly Subject[] {
  if (rates === 'themes') return themesOf(view);
  return areasOf(view).flatMap(({ id }) => actionsOf(view, id));
}
