/** A call (kallelse): a group, or somebody who sits in none, asks the facilitator to come. */
import { refuse } from '../../sync/mutation.ts';
import { entity, mutator, type View } from '../define.ts';
import { callArgs, callId, callSchema } from '../model/call.ts';
import { groupOf } from './membership.ts';

/** Whether somebody may call in this name: of the own group, or the own. */
function isOwn(view: View, { who }: { readonly who: string }, seat: string): boolean {
  if (who === seat) return true;
  return groupOf(view, view.get('group', who)?.round ?? null, seat)?.id === who;
}

export const call = entity({
  type: 'call',
  schema: callSchema,
  mutators: {
    /** Calls, or takes the call back: whoever of the group does. */
    set: mutator({
      policy: { roles: ['participant'], own: isOwn, whileLent: 'text' },
      args: callArgs.set,
      run(tx, { who, open }, { actor, now }) {
        const { workshop } = actor;
        // Sent late, from a group of another occasion: nobody would come.
        if (who !== actor.seat && tx.get('group', who)?.workshop !== workshop) return undefined;
        const before = tx.get('call', callId(who));
        if ((before?.state === 'open') === open) return undefined;
        if (open) {
          tx.put({ type: 'call', id: callId(who), workshop, who, since: now, state: 'open' });
        } else if (before) tx.put({ ...before, state: 'back' });
        return undefined;
      },
    }),
    /** Says that somebody comes, or has been; of whoever leads and of their colleagues alike. */
    answer: mutator({
      policy: { roles: ['facilitator'] },
      args: callArgs.answer,
      run(tx, { call: callKey, answered }) {
        const before = tx.get('call', callKey);
        if (!before) return refuse('call.unknown');
        // What was taken back meanwhile needs no answer.
        if (before.state !== 'back') tx.put({ ...before, state: answered ? 'answered' : 'open' });
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
