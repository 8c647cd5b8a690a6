/** A ballot (svar): what somebody says to a proposal, on the scale of the step. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, mutator, stepMutator, type View } from '../../define.ts';
import { isKind } from '../../model/step.ts';
import { scales } from './scales.ts';
import { ballotSchema, type Ballot, ballotId, ballotArgs } from './model.ts';

const isPoll = isKind('poll');

export const ballot = entity({
  type: 'ballot',
  schema: ballotSchema,
  mutators: {
    cast: stepMutator({
      in: isPoll,
      args: ballotArgs.cast,
      run(tx, args, { step, seat }) {
        // What was meant as an answer to an earlier round must not count in this one.
        if (step.revealed || args.asked !== step.asked) return refuse('ballot.closed');
        if (args.question >= step.questions.length) return refuse('ballot.unknown-question');
        if (args.value !== null && !scales[step.scale].values.includes(args.value)) {
          return refuse('ballot.off-scale');
        }
        const key = ballotId(step.id, args.asked, args.question, seat);
        tx.put({ type: 'ballot', id: key, ...args, seat });
        return undefined;
      },
    }),
    /** Asks anew, once what was said is shown; or goes back to the time before. */
    ask: mutator({
      policy: {
        roles: ['facilitator'],
        requiresControl: (view, { step }) => view.get('step', step)?.workshop,
      },
      args: ballotArgs.ask,
      run(tx, { step: stepId, asked }) {
        const before = tx.get('step', stepId);
        if (!before) return refuse('step.unknown');
        if (!isPoll(before)) return refuse('step.not-now');
        if (asked === before.asked) return undefined;
        const further = asked > before.asked;
        if (further && (!before.revealed || asked !== before.asked + 1)) {
          return refuse('step.not-now');
        }
        tx.put({ ...before, asked, revealed: !further });
        return undefined;
      },
      undo(view, { step: stepId, asked }) {
        const before = view.get('step', stepId);
        if (!before || !isPoll(before) || before.asked === asked) return [];
        return [
          { name: 'ballot.ask', args: { step: stepId, asked: before.asked } },
          ...(asked > before.asked
            ? []
            : [
                { name: 'step.reveal' as const, args: { step: stepId, revealed: before.revealed } },
              ]),
        ];
      },
    }),
  },
});

/** The answers that stand in one round of a step. */
export function ballotsOf(view: View, step: string, asked: number): Ballot[] {
  return view
    .list('ballot')
    .filter((ballot) => ballot.step === step && ballot.asked === asked && ballot.value !== null);
}
