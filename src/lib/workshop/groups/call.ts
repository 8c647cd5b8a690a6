/** A call (kallelse): a group, or somebody who sits in none, asks the facilitator to come. */
import { entity, mutator } from '../define.ts';
import { callArgs, callSchema } from '../model/call.ts';
import { setCall } from './set-call.ts';

export const call = entity({
  type: 'call',
  schema: callSchema,
  mutators: {
    set: setCall,
    /** Says that somebody comes, or has been; of whoever leads and of their colleagues alike. */
    answer: mutator({
      policy: { roles: ['facilitator'] },
      args: callArgs.answer,
      run(tx, { call: callKey, answered }) {
        const before = tx.get('call', callKey);
        // What was taken back meanwhile needs no answer, nor what never was.
        if (before && before.state !== 'back')
          tx.put({ ...before, state: answered ? 'answered' : 'open' });
        return undefined;
      },
      undo(view, { call: callKey }) {
        const state = view.get('call', callKey)?.state;
        if (state === undefined || state === 'back') return [];
        const answered = state === 'answered';
        return [{ name: 'call.answer', args: { call: callKey, answered } }];
      },
    }),
  },
});
