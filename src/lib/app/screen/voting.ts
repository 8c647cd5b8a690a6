/** While people choose: what there is to choose among, and how many have done it. */
import type { Step } from '#lib/workshop/model/step.ts';
import type { View } from '#lib/workshop/define.ts';
import { stepCounts } from '../step-counts.ts';

/** A theme or an action. */
export interface Choice {
  readonly id: string;
  readonly title: string;
}

export interface Voting {
  readonly choices: readonly Choice[];
  readonly voters: number;
  readonly arrived: number;
}

export function votingOf(view: View, step: Step, choices: readonly Choice[]): Voting {
  const { voters, arrived } = stepCounts(view, step);
  const plain = choices.map(({ id, title }) => ({ id, title }));
  return { choices: plain, voters, arrived };
}
