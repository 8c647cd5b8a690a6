/** What is talked about, who speaks and who comes next. */
import type { Step } from '#lib/workshop/model/step.ts';
import { originsOf } from '#lib/workshop/agenda/main-questions.ts';
import type { View } from '#lib/workshop/define.ts';
import { stepCounts } from '../step-counts.ts';

export interface SpeakerQueueScene {
  readonly instruction: string;
  readonly questions: readonly string[];
  /** Of how many notes that were sent in beforehand the questions were made. */
  readonly madeOf: number;
  /** Who speaks, as it is called out; null: nobody. */
  readonly speaking: string | null;
  /** Who speaks is of an organisation that is new in the series. */
  readonly fresh: boolean;
  readonly next: readonly { readonly label: string; readonly fresh: boolean }[];
  readonly ready: number;
  readonly arrived: number;
}

/** How many who come next are named: what stands further off changes. */
const NEXT = 4;

export function speakerQueueScene(view: View, step: Step): SpeakerQueueScene {
  const { ready, arrived } = stepCounts(view, step);
  const line = view.list('speakerQueue').find((queue) => queue.step === step.id)?.line ?? [];
  const waiting = line.filter(({ state }) => state === 'waiting');
  const speaking = line.find(({ state }) => state === 'speaking');
  return {
    instruction: step.instruction,
    questions: step.questions,
    madeOf: originsOf(view, step),
    speaking: speaking?.label ?? null,
    fresh: speaking?.fresh === true,
    next: waiting.slice(0, NEXT).map(({ label, fresh }) => ({ label, fresh })),
    ready,
    arrived,
  };
}
