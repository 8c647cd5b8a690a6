/** People answer the questions of a poll, and say what would help where they doubt. */
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import type { StepOf } from '#lib/workshop/model/step.ts';
import { scales } from '#lib/workshop/kinds/poll/scales.ts';
import type { Persona } from '../../rehearsal/personas.ts';
import {
  bySome,
  pick,
  planned,
  type Situation,
  type StepBehaviour,
} from '../../rehearsal/behaviour.ts';

export const pollBehaviour: StepBehaviour<'poll'> = {
  prompts: (step) => step.questions.map((_, question) => `${step.asked} ${question}`),
  plan: (prompt) =>
    bySome(prompt, 0.95, () =>
      planned(prompt, { from: 3_000, to: 20_000 }, (situation) =>
        castBallot(prompt.step, prompt.name, situation),
      ),
    ),
};

function castBallot(
  step: StepOf<'poll'>,
  name: string,
  situation: Situation,
): DomainMutation | null {
  const { persona, phrases, random } = situation;
  const [asked = 1, question = 0] = name.split(' ').map(Number);
  const value = drawAnswer(step, asked, persona, random);
  if (value === null) return null;
  const doubts = value <= scales[step.scale].doubt && random() < 0.6;
  const comment = doubts ? (pick(phrases.doubts, random) ?? null) : null;
  return { name: 'ballot.cast', args: { step: step.id, asked, question, value, comment } };
}

/**
 * A value of the scale of a poll, near to how far the person agrees.
 *
 * @param asked how often the poll has been asked: people agree more after hearing the others
 */
export function drawAnswer(
  { scale }: Pick<StepOf<'poll'>, 'scale'>,
  asked: number,
  { agreement }: Pick<Persona, 'agreement'>,
  random: () => number,
): number | null {
  const { values } = scales[scale];
  const level = agreement + 0.15 * (asked - 1) + 0.3 * (random() - 0.5);
  return values[Math.round(Math.min(1, Math.max(0, level)) * (values.length - 1))] ?? null;
}
