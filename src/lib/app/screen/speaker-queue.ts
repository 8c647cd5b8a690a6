/** What is talked about, who speaks and who comes next. */
import type { Step } from '#lib/workshop/model/step.ts';
import type { View } from '#lib/workshop/define.ts';
import { stepCounts } from '../step-counts.ts';

export interface SpeakerQueueScene {
  readonly instruction: string;
  readonly questions: readonly string[];
  /** Who speaks, as it is called out; null: nobody. */
  readonly speaking: string | null;
  readonly next: readonly string[];
  readonly ready: number;
  readonly arrived: number;
}

/** How many who come next are named: what stands further off changes. */
const NEXT = 4;

export function speakerQueueScene(view: View, step: Step): SpeakerQueueScene {
  const { ready, arrived } = stepCounts(view, step);
  const line = view.list('speakerQueue').find((queue) => queue.step === step.id)?.line ?? [];
  const waiting = line.filter(({ state }) => state === 'waiting');
  return {
    instruction: step.instruction,
    questions: step.questions,
    speaking: line.find(({ state }) => state === 'speaking')?.label ?? null,
    next: waiting.slice(0, NEXT).map(({ label }) => label),
    ready,
    arrived,
  };
}
