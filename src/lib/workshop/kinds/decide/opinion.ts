/** An opinion (svar): whether to continue, adjust or stop, and why. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, stepMutator, type View } from '../../define.ts';
import { isKind } from '../../model/step.ts';
import { opinionArgs, opinionId, opinionSchema, type Opinion } from './model.ts';

export const isDecide = isKind('decide');

export const opinion = entity({
  type: 'opinion',
  schema: opinionSchema,
  mutators: {
    give: stepMutator({
      in: isDecide,
      args: opinionArgs.give,
      run(tx, args, { step, seat }) {
        if (step.revealed) return refuse('step.not-now');
        tx.put({ type: 'opinion', id: opinionId(step.id, seat), ...args, seat });
        return undefined;
      },
    }),
  },
});

/** The answers that stand in a step. */
export function opinionsIn(view: View, step: string): Opinion[] {
  return view.list('opinion').filter((opinion) => opinion.step === step && opinion.course !== null);
}
