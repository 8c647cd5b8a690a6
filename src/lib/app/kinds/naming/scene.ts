import type { View } from '#lib/workshop/define.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';
import { stepCounts } from '#lib/app/step-counts.ts';
import { namesIn, partOf, votersIn, type Part } from './parts.ts';

export interface NamingScene extends StepScene {
  readonly phase: Part;
  /** Of which it is a scene. */
  readonly step: string;
  /** Who has proposed names: groups, or phones where there are no groups. */
  readonly progress: { readonly n: number; readonly of: number; readonly alone: boolean };
  /** How many people have said what they want. */
  readonly voters: number;
  readonly arrived: number;
  readonly names: readonly {
    readonly id: string;
    /** Of the theme, where it has become one. */
    readonly title: string;
    /** null until it is counted. */
    readonly backers: number | null;
    readonly isTheme: boolean;
  }[];
}

export function sceneOf(view: View, _workshop: Workshop, step: StepOf<'naming'>): NamingScene {
  const phase = partOf(step);
  const counts = view.list('nameCounts').find((counted) => counted.step === step.id);
  const { voters, arrived } = stepCounts(view, step);
  const names = namesIn(view, step);
  return {
    ...{ kind: 'naming', phase, step: step.id, arrived },
    voters: votersIn(view, step) ?? voters,
    progress: {
      n: counts?.proposing ?? 0,
      of: counts?.of ?? 0,
      alone: counts?.alone ?? true,
    },
    names: names.map(({ id, title, backers, theme }) => ({
      ...{ id, backers, isTheme: theme !== null },
      title: (theme !== null && view.get('theme', theme)?.title) || title,
    })),
  };
}

/** Names that were hidden or covered since are not held, nor how many want them. */
export function heldScene(scene: NamingScene, view: View): NamingScene {
  const step = view.get('step', scene.step);
  const now = step?.kind === 'naming' ? namesIn(view, step) : [];
  const shown = new Set(now.map(({ id }) => id));
  const counted = step?.kind === 'naming' && step.counted;
  const names = scene.names
    .filter(({ id }) => shown.has(id))
    .map((name) => ({ ...name, backers: counted ? name.backers : null }));
  return { ...scene, names };
}
