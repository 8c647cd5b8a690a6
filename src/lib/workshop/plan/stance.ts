/** A stance (ståndpunkt): what an organisation says to an action. Nobody says it for another. */
import { refuse } from '../../sync/mutation.ts';
import { mutator, entity, type View } from '../define.ts';
import { stanceSchema, stanceId, stanceArgs, type Stance } from '../model/stance.ts';

export const stance = entity({
  type: 'stance',
  schema: stanceSchema,
  mutators: {
    set: mutator({
      policy: { roles: ['participant'] },
      args: stanceArgs.set,
      run(tx, args, { actor, now }) {
        const refused = mayAnswerFor(tx, actor.seat, args.organisation);
        if (refused) return refused;
        const answered = tx.get('action', args.action);
        if (!answered || answered.removed) return refuse('action.unknown');
        const key = stanceId(args.action, args.organisation);
        tx.put({ type: 'stance', id: key, ...args, by: actor.seat, setAt: now });
        return undefined;
      },
    }),
    clear: mutator({
      policy: { roles: ['participant'] },
      args: stanceArgs.clear,
      run(tx, { action, organisation }, { actor }) {
        const refused = mayAnswerFor(tx, actor.seat, organisation);
        if (refused) return refused;
        tx.remove(stanceId(action, organisation));
        return undefined;
      },
    }),
  },
});

/** True when the organisation has taken the action on, with or without reservation. */
export function hasAccepted(view: View, action: string, organisation: string): boolean {
  const stance = view.get('stance', stanceId(action, organisation));
  if (!stance || !stands(view, stance)) return false;
  return stance.stance === 'adopts' || stance.stance === 'adopts-with-reservation';
}

/**
 * Whether a stance is still what the organisation says: for as long as whoever said it speaks for
 * the organisation, and the organisation is the same. After that it is asked again.
 */
export function stands(view: View, stance: Stance): boolean {
  const { by, organisation } = stance;
  if (view.get('organisation', organisation)?.merged || isAskedAgain(view, stance)) return false;
  // Pages are not told who said it, and are sent only those that stand.
  if (by === null) return true;
  const own = view.get('seat', by);
  return own?.representative === true && !own.removed && own.organisation === organisation;
}

/** Whether two organisations that are one by now had both said something to the action. */
function isAskedAgain(view: View, { action, organisation, setAt }: Stance): boolean {
  return view.list('organisation').some(({ id, merged }) => {
    if (merged?.into !== organisation || setAt > merged.at) return false;
    const other = view.get('stance', stanceId(action, id));
    return other !== undefined && (other.by === null || merged.representatives.includes(other.by));
  });
}

function mayAnswerFor(view: View, seatId: string, organisation: string) {
  const own = view.get('seat', seatId);
  if (!own || own.organisation !== organisation) return refuse('stance.other-organisation');
  return own.representative ? undefined : refuse('stance.not-representative');
}
