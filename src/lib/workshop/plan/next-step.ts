/** What happens next: each occasion says it for itself. */
import type { View } from '../define.ts';
import { workshopsOf } from './build-document-themes.ts';

/** What the plan says happens next: the words of the latest occasion that has any; else empty. */
export function nextStepOf(view: View): string {
  return workshopsOf(view).findLast(({ nextStep }) => nextStep !== '')?.nextStep ?? '';
}
