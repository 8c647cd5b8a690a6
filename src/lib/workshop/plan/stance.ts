/** A stance (ståndpunkt): what an organisation says to an action. Nobody says it for another. */
import * as v from 'valibot';
import { refuse } from '../../sync/mutation.ts';
import { idOf, keyOf } from '../../sync/record.ts';
import { composedId, id, lengths, ms, optionalText } from '../fields.ts';
import { mutator, noun, type View } from '../noun.ts';
import { stanceKinds } from './terms.ts';

/** Its id is made of action and organisation: one stance each, set anew when it changes. */
const schema = v.strictObject({
  type: v.literal('stance'),
  id: composedId('stance'),
  action: id('action'),
  organisation: id('organisation'),
  stance: v.picklist(stanceKinds),
  comment: optionalText(lengths.comment),
  setAt: ms,
});
export type Stance = v.InferOutput<typeof schema>;

export const stance = noun({
  type: 'stance',
  schema,
  mutators: {
    set: mutator({
      may: { roles: ['participant'] },
      args: v.strictObject({
        action: id('action'),
        organisation: id('organisation'),
        stance: schema.entries.stance,
        comment: schema.entries.comment,
      }),
      run(tx, args, { actor, now }) {
        const refused = mayAnswerFor(
          tx,
          actor.role === 'participant' ? actor.seat : null,
          args.organisation,
        );
        if (refused) return refused;
        const answered = tx.get('action', args.action);
        if (!answered || answered.removed) return refuse('action.unknown');
        const key = stanceId(args.action, args.organisation);
        tx.put({ type: 'stance', id: key, ...args, setAt: now });
        return undefined;
      },
    }),
    clear: mutator({
      may: { roles: ['participant'] },
      args: v.strictObject({ action: id('action'), organisation: id('organisation') }),
      run(tx, { action, organisation }, { actor }) {
        const refused = mayAnswerFor(
          tx,
          actor.role === 'participant' ? actor.seat : null,
          organisation,
        );
        if (refused) return refused;
        tx.remove(stanceId(action, organisation));
        return undefined;
      },
    }),
  },
});

export function stanceId(action: string, organisation: string): string {
  return idOf('stance', `${keyOf(action)}.${keyOf(organisation)}`);
}

/** True when the organisation has taken the action on, with or without reservation. */
export function hasAccepted(view: View, action: string, organisation: string): boolean {
  const said = view.get('stance', stanceId(action, organisation))?.stance;
  return said === 'adopts' || said === 'adopts-with-reservation';
}

function mayAnswerFor(view: View, seatId: string | null, organisation: string) {
  const own = seatId === null ? undefined : view.get('seat', seatId);
  if (!own || own.organisation !== organisation) return refuse('stance.other-organisation');
  return own.representative ? undefined : refuse('stance.not-representative');
}
