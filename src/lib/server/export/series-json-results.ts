/** What people answered in private, in the data of a series: as the room was shown it. */
import { isTellable } from '#lib/workshop/answers.ts';
import { cornerOf } from '#lib/workshop/levels.ts';
import type { View } from '#lib/workshop/noun.ts';
import type { Corner } from '#lib/workshop/plan/terms.ts';
import { scales, type ScaleName } from '#lib/workshop/scales.ts';
import type { Step } from '#lib/workshop/step.ts';

export interface PollExport {
  readonly scale: ScaleName;
  readonly rounds: readonly {
    /** Which time it was asked: from 1. */
    readonly asked: number;
    readonly questions: readonly {
      readonly question: string;
      /** Who answered; a phone that several share gives one answer. */
      readonly people: number;
      /**
       * Every value of the scale, from the strongest no to the strongest yes; null where so few
       * have answered that it would tell who said what.
       */
      readonly answers: readonly { readonly value: number; readonly count: number }[] | null;
      /** What would make it acceptable, by the alphabet. */
      readonly comments: readonly string[];
    }[];
  }[];
}

export interface MatrixExport {
  readonly people: number;
  /** Without those that so few have judged that it would tell who did. */
  readonly themes: readonly {
    readonly theme: string;
    /** How many judged it; a phone that several share gives one judgement. */
    readonly judgements: number;
    /** How many chose each level from 1, little, to 5, much. */
    readonly effort: readonly number[];
    readonly impact: readonly number[];
    readonly corner: Corner | null;
  }[];
}

/** Null where nothing of it was shown: then the record is not there. */
export function exportPoll(view: View, { id, scale, questions }: Step): PollExport | null {
  const outcome = view.list('outcome').find((one) => one.step === id);
  if (!outcome) return null;
  const rounds = outcome.rounds.map(({ asked, questions: told }) => ({
    asked,
    questions: told.map(({ voters: people, counts, comments }, at) => ({
      question: questions[at] ?? '',
      people,
      answers: isTellable(counts)
        ? scales[scale].values.map((value, index) => ({ value, count: counts[index] ?? 0 }))
        : null,
      comments: isTellable(counts) ? comments : [],
    })),
  }));
  return { scale, rounds };
}

/** Null where it was not shown. */
export function exportMatrix(view: View, { id }: Step): MatrixExport | null {
  const spread = view.list('spread').find((one) => one.step === id);
  if (!spread) return null;
  const themes = spread.themes
    .filter(({ impact }) => isTellable(impact))
    .map(({ theme, voters: judgements, effort, impact }) => ({
      ...{ theme, judgements, effort, impact },
      corner: cornerOf({ effort, impact }),
    }));
  return { people: spread.voters, themes };
}
