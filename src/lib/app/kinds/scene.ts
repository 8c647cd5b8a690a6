/** What each kind of step shows on the projector. A new kind is found by its file `scene.ts`. */
import type { StepSceneModule } from '../screen/step-scene.ts';
import { forEveryKind } from './by-kind.ts';

export const stepScenes = forEveryKind(
  import.meta.glob<StepSceneModule>('./*/scene.ts', { eager: true }),
);
