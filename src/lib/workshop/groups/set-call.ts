/** What a phone needs of calls: to answer is for facilitators. */
import { mutator, type View } from '../define.ts';
import { callArgs, callId } from '../model/call.ts';
import { groupOf } from './membership.ts';

/** Whether somebody may call in this name: of the own group, or the own. */
function isOwn(view: View, { who }: { readonly who: string }, seat: string): boolean {
  if (who === seat) return true;
  return groupOf(view, view.get('group', who)?.round ?? null, seat)?.id === who;
}

/** Calls, or takes the call back: whoever of the group does. */
export const setCall = mutator({
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
});
