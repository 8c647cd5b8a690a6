/** People write on the card of their role, each under one or two of its headings. */
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import { textUnder } from '#lib/workshop/model/keyed-texts.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { cardAt } from '#lib/workshop/kinds/cards/card.ts';
import { pick, planned, type Situation, type StepBehaviour } from '../../rehearsal/behaviour.ts';
import { sentenceFor } from '../../rehearsal/sentences.ts';

export const cardsBehaviour: StepBehaviour<'cards'> = {
  prompts: () => ['card'],
  plan: (prompt) =>
    Array.from({ length: Math.max(1, Math.min(3, prompt.persona.notes)) }, () =>
      planned(prompt, { from: 4_000, to: 26_000 }, (situation) =>
        writeCard(prompt.step, situation),
      ),
    ),
};

/** Under a heading that nobody with the same role has filled in yet; null where all are. */
function writeCard(step: StepOf<'cards'>, situation: Situation): DomainMutation | null {
  const { view, seat, random } = situation;
  const own = view.get('seat', seat);
  if (!own) return null;
  const texts = cardAt(view, { ...own, step: step.id })?.texts ?? [];
  const column = pick(
    step.columns.filter(({ key }) => textUnder(texts, key) === ''),
    random,
  );
  if (!column) return null;
  const text = sentenceFor(column, situation);
  return { name: 'card.write', args: { step: step.id, key: column.key, text, base: '' } };
}
