import type { Step } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import { closingOf, type Closing } from '#lib/app/screen/closing.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';

export type CloseScene = StepScene & Closing;

export function sceneOf(_view: View, workshop: Workshop, { questions }: Step): CloseScene {
  return { kind: 'close', ...closingOf(workshop, questions) };
}
