/** What happens next, at the end of a workshop and after it. */
import type { Workshop } from '#lib/workshop/model/workshop.ts';

export interface Closing {
  readonly nextStep: string;
  readonly questions: readonly string[];
}

export function closingOf({ nextStep }: Workshop, questions: readonly string[]): Closing {
  return { nextStep, questions };
}
