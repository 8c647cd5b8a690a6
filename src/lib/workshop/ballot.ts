/** A ballot (svar): what somebody says to a proposal, on the scale of the step. */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { idOf, keyOf } from '../sync/record.ts';
import { composedId, id, lengths, optionalText, whole } from './fields.ts';
import { mutator, noun, type View } from './noun.ts';
import { mostRounds, scales } from './scales.ts';

/** Its id is made of step, round, question and seat: answering twice is answering once. */
const schema = v.strictObject({
  type: v.literal('ballot'),
  id: composedId('ballot'),
  step: id('step'),
  /** Which time the step asked: from 1. */
  asked: whole(1, mostRounds),
  /** Which of the step's questions: from 0. */
  question: whole(0, 9),
  seat: id('seat'),
  /** On the step's scale; null: taken back. */
  value: v.nullable(whole(0, 8)),
  /** What would make it acceptable. Shown without its writer, together with the answers. */
  comment: optionalText(lengths.comment),
});
export type Ballot = v.InferOutput<typeof schema>;

export const ballot = noun({
  type: 'ballot',
  schema,
  mutators: {
    cast: mutator({
      may: { roles: ['participant'] },
      args: v.strictObject({
        step: id('step'),
        asked: schema.entries.asked,
        question: schema.entries.question,
        value: schema.entries.value,
        comment: schema.entries.comment,
      }),
      run(tx, args, { actor }) {
        if (actor.role !== 'participant') return refuse('access.not-allowed');
        const step = tx.get('step', args.step);
        if (!step || step.workshop !== actor.workshop) return refuse('step.unknown');
        if (step.kind !== 'poll' || step.openedAt === null) return refuse('step.not-now');
        // What was meant as an answer to an earlier round must not count in this one.
        if (step.revealed || args.asked !== step.asked) return refuse('ballot.closed');
        if (args.question >= step.questions.length) return refuse('ballot.unknown-question');
        if (args.value !== null && !scales[step.scale].values.includes(args.value)) {
          return refuse('ballot.off-scale');
        }
        const key = ballotId(args.step, args.asked, args.question, actor.seat);
        tx.put({ type: 'ballot', id: key, ...args, seat: actor.seat });
        return undefined;
      },
    }),
  },
});

export function ballotId(step: string, asked: number, question: number, seat: string): string {
  return idOf('ballot', `${keyOf(step)}.${asked}.${question}.${keyOf(seat)}`);
}

/** The answers that stand in one round of a step. */
export function ballotsOf(view: View, step: string, asked: number): Ballot[] {
  return view
    .list('ballot')
    .filter((one) => one.step === step && one.asked === asked && one.value !== null);
}
