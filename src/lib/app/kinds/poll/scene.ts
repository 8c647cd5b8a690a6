import type { StepOf } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { View } from '#lib/workshop/define.ts';
import type { ScaleName } from '#lib/workshop/kinds/poll/scales.ts';
import type { StepScene } from '#lib/app/screen/step-scene.ts';
import { stepCounts } from '#lib/app/step-counts.ts';

export interface PollScene extends StepScene {
  readonly questions: readonly string[];
  readonly scale: ScaleName;
  readonly voters: number;
  readonly arrived: number;
  /** null until they are revealed. */
  readonly answers:
    | readonly {
        readonly question: string;
        /** In the order of the scale's values. */
        readonly counts: readonly number[];
        readonly comments: readonly string[];
      }[]
    | null;
}

export function sceneOf(view: View, _workshop: Workshop, step: StepOf<'poll'>): PollScene {
  const { questions, scale } = step;
  const { voters, arrived } = stepCounts(view, step);
  const outcome = view.list('outcome').find((outcome) => outcome.step === step.id);
  const now = step.revealed ? outcome?.rounds.at(-1) : undefined;
  return {
    ...{ kind: 'poll', questions, scale, voters, arrived },
    answers:
      now?.questions.map(({ counts, comments }, at) => ({
        question: questions[at] ?? '',
        counts,
        comments,
      })) ?? null,
  };
}
