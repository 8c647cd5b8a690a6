/** "Jag är klar": that somebody has finished a step, so that nobody waits for the clock. */
import { entity, stepMutator, type View } from '../define.ts';
import { isAnyKind } from '../model/step.ts';
import { readySchema, readyId, readyArgs } from '../model/ready.ts';

export const ready = entity({
  type: 'ready',
  schema: readySchema,
  mutators: {
    set: stepMutator({
      in: isAnyKind,
      args: readyArgs.set,
      run(tx, { ready: isReady }, { step, seat }) {
        const id = readyId(step.id, seat);
        if (isReady) tx.put({ type: 'ready', id, step: step.id, seat });
        else tx.remove(id);
        return undefined;
      },
    }),
  },
});

/** Who has said to be done with a step. */
export function readyIn(view: View, step: string): string[] {
  return view.list('ready').flatMap((mark) => (mark.step === step ? [mark.seat] : []));
}
