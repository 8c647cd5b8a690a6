import type { Step } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import type { Result } from '#lib/workshop/model/series.ts';
import { resultOf } from '#lib/app/result.ts';
import { speakerQueueScene, type SpeakerQueueScene } from '#lib/app/screen/speaker-queue.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';
import { agreedBefore } from './agreed-before.ts';

export interface RoundScene extends StepScene, SpeakerQueueScene {
  /** What was agreed at earlier occasions, by title; empty where the round does not go on from it. */
  readonly agreed: readonly string[];
  readonly result: Result;
}

export function sceneOf(view: View, _workshop: Workshop, step: Step): RoundScene {
  const agreed = agreedBefore(view, step);
  return { kind: 'round', ...speakerQueueScene(view, step), agreed, result: resultOf(view) };
}
