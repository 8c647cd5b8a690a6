/** What the projector asks of a kind of step; each kind answers in kinds/<kind>/scene.ts. */
import type { Step } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import type { Frame } from './frame.ts';

/** What a step shows, as plain data. What more there is in it, only its kind's own view knows. */
export interface StepScene {
  readonly kind: StepKind;
  /** Which of several views the kind shows; each begins at its first page. */
  readonly phase?: string;
}

export interface StepSceneModule {
  /** Worked out anew from the records, so that a reload shows the same. */
  readonly sceneOf: (view: View, workshop: Workshop, step: Step) => StepScene;
  /** The scene as it may be held still: without what has been hidden or covered since. */
  readonly heldScene?: (scene: StepScene, view: View) => StepScene;
  /** What stands around the scene, where it is not as around other steps. */
  readonly frame?: (scene: StepScene) => Frame;
}
