import type { Step } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import { closingOf, type Closing } from '#lib/app/screen/closing.ts';
import { speakerQueueScene, type SpeakerQueueScene } from '#lib/app/screen/speaker-queue.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';

export interface CloseScene extends StepScene, Closing {
  readonly phase: 'speaking' | 'closing';
  readonly queue: SpeakerQueueScene;
}

/** What is asked at the end is shown, the instruction where nothing is; then who says a last word. */
export function sceneOf(view: View, workshop: Workshop, step: Step): CloseScene {
  const { questions, instruction } = step;
  const asked = questions.length > 0 || instruction === '' ? questions : [instruction];
  const queue = speakerQueueScene(view, step);
  const speaks = queue.speaking !== null || queue.next.length > 0;
  return {
    ...{ kind: 'close', phase: speaks ? 'speaking' : 'closing' },
    ...closingOf(workshop, asked),
    queue,
  };
}
