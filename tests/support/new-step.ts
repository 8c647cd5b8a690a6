/** A step to add to an agenda in a test: a kind's own fields are given only to steps of that kind. */
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import { testedKinds } from '../kinds/kinds.ts';
import type { NewStep, StepSettings } from '#lib/workshop/model/step.ts';
export { columns } from './columns.ts';

/** @param about what differs from a step called after its kind that asks nothing */
export function newStep(
  about: {
    readonly id: string;
    readonly workshop: string;
    readonly kind: StepKind;
    readonly order: number;
  } & { readonly [K in keyof StepSettings]?: Readonly<StepSettings[K]> },
): NewStep {
  const plain = { title: about.kind, instruction: '', questions: [], minutes: null };
  // The compiler does not see that the settings are those of the kind: the room refuses others.
  return { ...plain, ...testedKinds[about.kind].settings, ...about } as NewStep;
}
