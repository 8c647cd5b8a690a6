import type { StepOf } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import { speakerQueueScene, type SpeakerQueueScene } from '#lib/app/screen/speaker-queue.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';
import { agreedByGroup, type ShownAgreed } from './agreed-view.ts';

export interface TalkScene extends StepScene, SpeakerQueueScene {
  readonly phase: 'talking' | 'agreed';
  /** What groups have agreed on; empty until it is shown. */
  readonly agreed: readonly ShownAgreed[];
  /** How many groups have written, of how many; null where nothing is asked or all is shown. */
  readonly written: { readonly groups: number; readonly of: number } | null;
}

export function sceneOf(view: View, _workshop: Workshop, step: StepOf<'talk'>): TalkScene {
  const counts = view.list('agreedCounts').find((counted) => counted.step === step.id);
  const isShown = step.revealed && step.columns.length > 0;
  return {
    ...{ kind: 'talk', phase: isShown ? 'agreed' : 'talking' },
    ...speakerQueueScene(view, step),
    agreed: isShown ? agreedByGroup(view, step) : [],
    written: counts && counts.groups > 0 ? { groups: counts.groups, of: counts.of } : null,
  };
}

/** What was hidden or covered since is covered here too. */
export function heldScene(scene: TalkScene, view: View): TalkScene {
  const agreed = scene.agreed.map((own) => {
    const now = view.get('agreed', own.id);
    const isShown = now && !now.hidden && view.get('step', now.step)?.revealed === true;
    return isShown ? own : { ...own, hidden: true, fields: [] };
  });
  return { ...scene, agreed };
}
