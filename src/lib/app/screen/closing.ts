/** What happens next, at the end of a workshop and after it. */
import type { View } from '#lib/workshop/define.ts';

export interface Closing {
  readonly nextStep: string;
  readonly questions: readonly string[];
}

export function closingOf(view: View, questions: readonly string[]): Closing {
  return { nextStep: view.list('series')[0]?.nextStep ?? '', questions };
}
