import type { Step } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import { speakerQueueScene, type SpeakerQueueScene } from '#lib/app/screen/speaker-queue.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';

export type RoundScene = StepScene & SpeakerQueueScene;

export function sceneOf(view: View, _workshop: Workshop, step: Step): RoundScene {
  return { kind: 'round', ...speakerQueueScene(view, step) };
}
