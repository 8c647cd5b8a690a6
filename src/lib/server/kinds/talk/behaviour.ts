/** Groups write what they agree on, say that they are done, and a few ask for the floor. */
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { agreedId } from '#lib/workshop/kinds/talk/model.ts';
import { roundOf } from '#lib/workshop/agenda/agenda.ts';
import { groupOf } from '#lib/workshop/groups/membership.ts';
import { textUnder } from '#lib/workshop/model/keyed-texts.ts';
import {
  bySome,
  pick,
  planned,
  type Situation,
  type StepBehaviour,
} from '../../rehearsal/behaviour.ts';
import { sentenceFor } from '../../rehearsal/sentences.ts';

export const talkBehaviour: StepBehaviour<'talk'> = {
  prompts: () => ['talk'],
  plan: (prompt) => {
    const { id: step } = prompt.step;
    return [
      ...prompt.step.columns.flatMap(() =>
        bySome(prompt, 0.5, () =>
          planned(prompt, { from: 5_000, to: 24_000 }, (now) => writeAgreed(prompt.step, now)),
        ),
      ),
      ...bySome(prompt, 0.8, () =>
        planned(prompt, { from: 8_000, to: 28_000 }, () => {
          return { name: 'ready.set', args: { step, ready: true } };
        }),
      ),
      ...bySome(prompt, 0.05, () =>
        planned(prompt, { from: 6_000, to: 24_000 }, () => {
          return { name: 'speaker.ask', args: { step, asking: true } };
        }),
      ),
    ];
  },
};

/** Under a heading that nobody in the group has filled in yet; null where all are, or without a group. */
function writeAgreed(step: StepOf<'talk'>, situation: Situation): DomainMutation | null {
  const { view, seat, random } = situation;
  const group = groupOf(view, roundOf(view, step.workshop, step.id)?.id ?? null, seat);
  if (!group) return null;
  const texts = view.get('agreed', agreedId(step.id, group.id))?.texts ?? [];
  const column = pick(
    step.columns.filter(({ key }) => textUnder(texts, key) === ''),
    random,
  );
  if (!column) return null;
  const text = sentenceFor(column, situation);
  return { name: 'agreed.write', args: { step: step.id, key: column.key, text, base: '' } };
}
