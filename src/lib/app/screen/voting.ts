/** While people choose among the themes: which there are, and how many have done it. */
import type { Step } from '#lib/workshop/model/step.ts';
import type { View } from '#lib/workshop/define.ts';
import { stepCounts } from '../step-counts.ts';
import { shownThemes, type ShownTheme } from './shown-themes.ts';

export interface Voting {
  readonly themes: readonly ShownTheme[];
  readonly voters: number;
  readonly arrived: number;
}

export function votingOf(view: View, step: Step): Voting {
  const { voters, arrived } = stepCounts(view, step);
  return { themes: shownThemes(view), voters, arrived };
}
