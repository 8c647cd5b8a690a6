/** What somebody wants to talk about in a step that makes groups by interest. */
import * as v from 'valibot';
import { idOf, keyOf } from '../sync/record.ts';
import { refuse } from '../sync/mutation.ts';
import { composedId, id, lengths, text } from './fields.ts';
import { mutator, noun, type View } from './noun.ts';
import type { Step } from './step.ts';
import { themesOf } from './theme.ts';

/** So many may be chosen. */
export const mostInterests = 3;

const topics = v.pipe(v.array(text(lengths.comment)), v.maxLength(mostInterests));

const schema = v.strictObject({
  type: v.literal('interest'),
  id: composedId('interest'),
  step: id('step'),
  seat: id('seat'),
  /** The best liked first; what is no topic of the step any more counts for nothing. */
  topics,
});
export type Interest = v.InferOutput<typeof schema>;

export const interest = noun({
  type: 'interest',
  schema,
  mutators: {
    /** Chooses anew. What comes after the groups are formed counts when they are formed again. */
    choose: mutator({
      may: { roles: ['participant'] },
      args: v.strictObject({ step: id('step'), topics }),
      run(tx, { step: stepId, topics: chosen }, { actor }) {
        if (actor.role !== 'participant') return refuse('access.not-allowed');
        const step = tx.get('step', stepId);
        if (step?.workshop !== actor.workshop) return refuse('step.unknown');
        if (step.kind !== 'groups' || step.openedAt === null) return refuse('step.not-now');
        tx.put({
          type: 'interest',
          id: interestId(stepId, actor.seat),
          step: stepId,
          seat: actor.seat,
          topics: [...new Set(chosen)],
        });
        return undefined;
      },
    }),
  },
});

export function interestId(step: string, seat: string): string {
  return idOf('interest', `${keyOf(step)}.${keyOf(seat)}`);
}

/** What can be chosen: the questions of the step, or without any the themes of the series. */
export function topicsOf(view: View, step: Step): string[] {
  if (step.questions.length > 0) return [...new Set(step.questions)];
  return [...new Set(themesOf(view).map(({ title }) => title))];
}

/** What each has chosen in a step, by seat. */
export function choicesIn(view: View, step: string): Map<string, readonly string[]> {
  const own = view.list('interest').filter((one) => one.step === step);
  return new Map(own.map((one) => [one.seat, one.topics]));
}
