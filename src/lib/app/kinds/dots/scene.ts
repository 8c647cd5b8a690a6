import { ranksOf, type Rank } from '#lib/methods/ranking.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';
import { votingOf, type Voting } from '#lib/app/screen/voting.ts';

export interface VotingScene extends StepScene, Voting {
  readonly phase: 'voting';
  /** Dots for each person. */
  readonly budget: number;
}

export interface ResultScene extends StepScene {
  readonly phase: 'result';
  readonly voters: number;
  /** Dots on themes that were dissolved. */
  readonly givenBack: number;
  /** Most dots first. */
  readonly themes: readonly {
    readonly id: string;
    readonly title: string;
    readonly dots: number;
    /** Its place, shared by those with as many; null: it has none. */
    readonly rank: Rank | null;
  }[];
}

export type DotsScene = VotingScene | ResultScene;

export function sceneOf(view: View, _workshop: Workshop, step: StepOf<'dots'>): DotsScene {
  if (step.revealed) return resultOf(view, step);
  return {
    kind: 'dots',
    phase: 'voting',
    budget: step.dotBudget,
    ...votingOf(view, step, themesOf(view)),
  };
}

function resultOf(view: View, step: StepOf<'dots'>): ResultScene {
  const score = view.list('score').find((score) => score.step === step.id);
  const dots = new Map(score?.themes.map((line) => [line.theme, line.dots]));
  // Themes that nobody chose stay in sight: they stay in the record too.
  const themes = themesOf(view).map(({ id, title }) => ({ id, title, dots: dots.get(id) ?? 0 }));
  const ranks = ranksOf(themes.map((theme) => theme.dots));
  return {
    ...{ kind: 'dots', phase: 'result', voters: score?.voters ?? 0 },
    givenBack: score?.givenBack ?? 0,
    themes: themes
      .map((theme, at) => ({ ...theme, rank: ranks[at] ?? null }))
      .toSorted((a, b) => b.dots - a.dots),
  };
}
