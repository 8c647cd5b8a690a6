/** Where groups are formed by interest, people choose one topic or two. */
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { topicsOf } from '#lib/workshop/kinds/groups/interest.ts';
import { pick, planned, type Situation, type StepBehaviour } from '../../rehearsal/behaviour.ts';

export const groupsBehaviour: StepBehaviour<'groups'> = {
  prompts: (step, view) =>
    step.grouping === 'interest' && topicsOf(view, step).length > 0 ? ['interest'] : [],
  plan: (prompt) => [
    planned(prompt, { from: 3_000, to: 20_000 }, (situation) =>
      chooseTopics(prompt.step, situation),
    ),
  ],
};

function chooseTopics(step: StepOf<'groups'>, { view, random }: Situation): DomainMutation | null {
  const topics = topicsOf(view, step);
  const first = pick(topics, random);
  const second = pick(topics, random);
  if (first === undefined || second === undefined) return null;
  const args = { step: step.id, topics: [...new Set([first, second])] };
  return { name: 'interest.choose', args };
}
