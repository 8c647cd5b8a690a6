import type { View } from '#lib/workshop/define.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';
import { stepCounts } from '#lib/app/step-counts.ts';
import { shownDecision, type ShownDecision } from './decision-view.ts';

export interface DecideScene extends StepScene {
  readonly phase: 'asking' | 'answers' | 'decision';
  /** Of which it is a scene. */
  readonly step: string;
  readonly questions: readonly string[];
  readonly voters: number;
  readonly arrived: number;
  /** In the order of the courses; null until they are revealed. */
  readonly counts: readonly number[] | null;
  readonly reasons: readonly string[];
  readonly decision: ShownDecision | null;
}

export function sceneOf(view: View, _workshop: Workshop, step: StepOf<'decide'>): DecideScene {
  const { voters, arrived } = stepCounts(view, step);
  const leanings = step.revealed
    ? view.list('leanings').find((told) => told.step === step.id)
    : undefined;
  const decision = shownDecision(view, step.id);
  return {
    ...{ kind: 'decide', phase: decision ? 'decision' : leanings ? 'answers' : 'asking' },
    ...{ step: step.id, questions: step.questions, voters, arrived, decision },
    ...{ counts: leanings?.counts ?? null, reasons: leanings?.reasons ?? [] },
  };
}

/** What was taken back or covered since is not held: a decision that was undone, the answers. */
export function heldScene(scene: DecideScene, view: View): DecideScene {
  const decision = scene.decision && shownDecision(view, scene.step);
  const isShown = view.get('step', scene.step)?.revealed === true;
  const counts = isShown ? scene.counts : null;
  return {
    ...{ ...scene, decision, counts, reasons: isShown ? scene.reasons : [] },
    phase: decision ? 'decision' : counts ? 'answers' : 'asking',
  };
}
