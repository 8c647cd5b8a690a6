import type { StepOf } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import { byGain, meanOf, interquartileRange } from '#lib/workshop/kinds/matrix/levels.ts';
import { subjectsOf } from '#lib/workshop/kinds/matrix/subjects.ts';
import type { RatedSubject } from '#lib/workshop/kinds/matrix/model.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';
import { votingOf, type Voting } from '#lib/app/screen/voting.ts';

export interface JudgingScene extends StepScene, Voting {
  readonly phase: 'judging';
  readonly rates: RatedSubject;
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
  readonly rates: RatedSubject;
  readonly voters: number;
  readonly subjects: readonly ShownPlacement[];
}

export type MatrixScene = JudgingScene | SpreadScene;

export function sceneOf(view: View, _workshop: Workshop, step: StepOf<'matrix'>): MatrixScene {
  if (step.revealed) return spreadOf(view, step);
  const { rates } = step;
  return {
    kind: 'matrix',
    phase: 'judging',
    rates,
    ...votingOf(view, step, subjectsOf(view, step)),
  };
}

function spreadOf(view: View, step: StepOf<'matrix'>): SpreadScene {
  const spread = view.list('spread').find((spread) => spread.step === step.id);
  const none = [0, 0, 0, 0, 0];
  const subjects = subjectsOf(view, step)
    .map(({ id, title }) => {
      const counts = spread?.subjects.find(({ subject }) => subject === id);
      const { effort = none, impact = none, voters = 0 } = counts ?? {};
      return { id, title, voters, effort, impact };
    })
    .toSorted(byGain);
  return {
    ...{ kind: 'matrix', phase: 'spread', rates: step.rates, voters: spread?.voters ?? 0 },
    subjects: subjects.map(({ id, title, voters, effort, impact }, index) => ({
      ...{ id, title, voters, number: index + 1 },
      ...{ effort: meanOf(effort), impact: meanOf(impact) },
      ...{ effortRange: interquartileRange(effort), impactRange: interquartileRange(impact) },
    })),
  };
}
