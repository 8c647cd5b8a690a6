/** What the agenda asks of a kind of step; each kind that differs answers in kinds/<kind>/agenda.ts. */
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';

export interface StepAgenda<K extends StepKind = StepKind> {
  /** Whether something is asked in the step; its questions can be edited then. No, unless said. */
  readonly asks?: (step: StepOf<K>) => boolean;
  /** What is added to an agenda that ends with such a step comes before it. */
  readonly staysLast?: boolean;
}
