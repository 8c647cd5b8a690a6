import type { Step } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import { byGain, meanOf, interquartileRange } from '#lib/workshop/kinds/matrix/levels.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';
import { votingOf, type Voting } from '#lib/app/screen/voting.ts';

export interface JudgingScene extends StepScene, Voting {
  readonly phase: 'judging';
}

export interface ShownPlacement {
  readonly id: string;
  readonly title: string;
  /** From 1: the most effect for the least effort. */
  readonly number: number;
  readonly voters: number;
  /** Means from 1 to 5; null where nobody has judged. */
  readonly effort: number | null;
  readonly impact: number | null;
  /** Between which levels the middle half of the judgements lies. */
  readonly effortRange: readonly [number, number] | null;
  readonly impactRange: readonly [number, number] | null;
}

export interface SpreadScene extends StepScene {
  readonly phase: 'spread';
  readonly voters: number;
  readonly themes: readonly ShownPlacement[];
}

export type MatrixScene = JudgingScene | SpreadScene;

export function sceneOf(view: View, _workshop: Workshop, step: Step): MatrixScene {
  if (step.revealed) return spreadOf(view, step);
  return { kind: 'matrix', phase: 'judging', ...votingOf(view, step) };
}

function spreadOf(view: View, step: Step): SpreadScene {
  const spread = view.list('spread').find((spread) => spread.step === step.id);
  const none = [0, 0, 0, 0, 0];
  const themes = themesOf(view)
    .map(({ id, title }) => {
      const counts = spread?.themes.find(({ theme }) => theme === id);
      const { effort = none, impact = none, voters = 0 } = counts ?? {};
      return { id, title, voters, effort, impact };
    })
    .toSorted(byGain);
  return {
    ...{ kind: 'matrix', phase: 'spread', voters: spread?.voters ?? 0 },
    themes: themes.map(({ id, title, voters, effort, impact }, index) => ({
      ...{ id, title, voters, number: index + 1 },
      ...{ effort: meanOf(effort), impact: meanOf(impact) },
      ...{ effortRange: interquartileRange(effort), impactRange: interquartileRange(impact) },
    })),
  };
}
