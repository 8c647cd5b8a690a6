/** A +1 (vill ha): that somebody wants a name. Nobody else ever sees whose it is. */
import { refuse } from '../../../sync/mutation.ts';
import { entity, stepMutator, type View } from '../../define.ts';
import { backingArgs, backingId, backingSchema, type Backing, type ListedName } from './model.ts';
import { isNaming } from './proposal.ts';

/** What participants do with it; see led.ts for the rest. */
export const backing = entity({
  type: 'backing',
  schema: backingSchema,
  mutators: {
    set: stepMutator({
      in: isNaming,
      args: backingArgs.set,
      run(tx, { proposal, backs }, { step, seat }) {
        if (!step.revealed) return refuse('step.not-now');
        if (step.counted) return refuse('naming.counted');
        const id = backingId(proposal, seat);
        if (backs && !isListed(tx, step.id, proposal)) return refuse('naming.unknown');
        if (!backs && !tx.get('backing', id)) return undefined;
        tx.put({ type: 'backing', id, step: step.id, proposal, seat, backs });
        return undefined;
      },
    }),
  },
});

/** Whether people can choose a name: the room has the proposal, a phone the list that it was sent. */
function isListed(view: View, step: string, id: string): boolean {
  const own = view.get('proposal', id);
  // A phone has proposals of its own group, which says nothing of whether they are hidden.
  const lists = view.list('nameList').filter((list) => list.step === step);
  if (lists.length === 0) return own?.step === step && !own.withdrawn && !own.hidden;
  return lists.some(({ names }) => names.some(({ proposals }) => proposals.includes(id)));
}

/** Who wants which of the proposals of a step. */
export function backingsIn(view: View, step: string): Backing[] {
  return view.list('backing').filter((own) => own.step === step && own.backs);
}

/** Those of them with which somebody wants a name: usually one, more where names were put together. */
export function backingsOf(view: View, name: ListedName, seat: string): Backing[] {
  return name.proposals.flatMap((proposal) => {
    const own = view.get('backing', backingId(proposal, seat));
    return own?.backs ? [own] : [];
  });
}
