/** The columns (spalter) of a step in which notes lie. */
import type { Column } from '../model/column.ts';
import type { PlannedStep, Step } from '../model/step.ts';

/** A step that has columns to write in, whatever its kind. */
export type StepWithColumns = Extract<Step, { readonly columns: unknown }>;

/** The columns of a step; none where its kind has none. */
export function columnsOf(step: Step | PlannedStep | undefined): readonly Column[] {
  return step && 'columns' in step ? step.columns : [];
}
