/** "Jag är klar": that somebody has finished a step, so that nobody waits for the clock. */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { idOf, keyOf } from '../sync/record.ts';
import { composedId, id } from './fields.ts';
import { mutator, noun, type View } from './noun.ts';

/** Its id is made of step and seat. Seen by the one who said it; others see how many. */
const schema = v.strictObject({
  type: v.literal('ready'),
  id: composedId('ready'),
  step: id('step'),
  seat: id('seat'),
});
export type Ready = v.InferOutput<typeof schema>;

export const ready = noun({
  type: 'ready',
  schema,
  mutators: {
    set: mutator({
      may: { roles: ['participant'] },
      args: v.strictObject({ step: id('step'), ready: v.boolean() }),
      run(tx, { step: stepId, ready: isReady }, { actor }) {
        if (actor.role !== 'participant') return refuse('access.not-allowed');
        const step = tx.get('step', stepId);
        if (!step || step.workshop !== actor.workshop) return refuse('step.unknown');
        if (step.openedAt === null) return refuse('step.not-now');
        const key = readyId(stepId, actor.seat);
        if (isReady) tx.put({ type: 'ready', id: key, step: stepId, seat: actor.seat });
        else tx.remove(key);
        return undefined;
      },
    }),
  },
});

export function readyId(step: string, seat: string): string {
  return idOf('ready', `${keyOf(step)}.${keyOf(seat)}`);
}

/** Who has said to be done with a step. */
export function readyIn(view: View, step: string): string[] {
  return view.list('ready').flatMap((one) => (one.step === step ? [one.seat] : []));
}
