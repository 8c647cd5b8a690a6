/** People write notes, each in one of the columns. */
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { pick, planned, type Situation, type StepBehaviour } from '../../rehearsal/behaviour.ts';
import { sentenceFor } from '../../rehearsal/sentences.ts';

export const notesBehaviour: StepBehaviour<'notes'> = {
  prompts: () => ['notes'],
  plan: (prompt) =>
    Array.from({ length: prompt.persona.notes }, (_, at) => {
      const write = (situation: Situation) => writeNote(prompt.step, situation);
      return prompt.persona.slow
        ? planned(prompt, { from: 12_000 + 6_000 * at, to: 20_000 + 9_000 * at }, write, true)
        : planned(prompt, { from: 3_000, to: 26_000 }, write);
    }),
};

function writeNote(step: StepOf<'notes'>, situation: Situation): DomainMutation | null {
  const column = pick(step.columns, situation.random);
  if (!column) return null;
  const text = sentenceFor(column, situation);
  const id = `note:${situation.newKey()}`;
  return { name: 'note.post', args: { id, step: step.id, column: column.key, text } };
}
