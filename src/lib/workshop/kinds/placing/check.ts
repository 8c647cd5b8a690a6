/** A check (koll): somebody reads a note of somebody else and says where it belongs. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, stepMutator } from '../../define.ts';
import { batchSchema, checkArgs, checkSchema } from './model.ts';
import { isApplied, isPlacing, standingChoice } from './wall.ts';

export const check = entity({
  type: 'check',
  schema: checkSchema,
  mutators: {
    give: stepMutator({
      in: isPlacing,
      args: checkArgs.give,
      run(tx, { check: id, choice, reason }, { step, seat }) {
        const before = tx.get('check', id);
        if (before?.seat !== seat || before.step !== step.id) return refuse('access.not-yours');
        if (isApplied(tx, step.id)) return refuse('sorting.over');
        if (step.part !== 'check' && step.part !== 'again') return refuse('step.not-now');
        if (choice !== null && standingChoice(tx, choice) === null) return refuse('theme.unknown');
        tx.put({ ...before, choice, reason, given: true });
        return undefined;
      },
    }),
  },
});

/** Only the room makes it. */
export const batch = entity({ type: 'batch', schema: batchSchema, mutators: {} });
