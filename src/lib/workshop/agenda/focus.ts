/**
 * What the room looks at together: whoever leads says what is discussed or turns a page, and every
 * projector follows; the projector tells at which page it is. Of no lasting interest: it has no undo
 * and is not in the audit log.
 */
import { entity, mutator, type Tx, type View } from '../define.ts';
import { focusArgs, focusId, focusSchema, type Focus } from '../model/focus.ts';

const itself = (_view: View, { workshop }: { readonly workshop: string }) => workshop;

export const focus = entity({
  type: 'focus',
  schema: focusSchema,
  mutators: {
    /** Says what is discussed. In a step that the room has left it changes nothing. */
    set: mutator({
      policy: { roles: ['facilitator'], requiresControl: itself },
      args: focusArgs.set,
      run(tx, { workshop, step, on }) {
        const now = focusIn(tx, workshop, step);
        if (now) tx.put({ ...now, on, page: null });
        return undefined;
      },
    }),
    /**
     * Turns to a page of the view that the projector has told of; null: pages turn alone again. At
     * the projector's own keys too, and then all follow.
     */
    turn: mutator({
      policy: { roles: ['facilitator', 'screen'], requiresControl: itself },
      args: focusArgs.turn,
      run(tx, { workshop, step, place, page }, { actor }) {
        if (actor.role === 'screen' && actor.workshop !== workshop) return undefined;
        const now = focusIn(tx, workshop, step);
        if (now?.place === place) tx.put({ ...now, on: null, page });
        return undefined;
      },
    }),
    /** A projector shows a page. Another view begins at its first page. */
    tell: mutator({
      policy: { roles: ['screen'] },
      args: focusArgs.tell,
      run(tx, { step, ...told }, { actor }) {
        const now = focusIn(tx, actor.workshop, step);
        if (!now) return undefined;
        tx.put({ ...now, ...told, page: now.place === told.place ? now.page : null });
        return undefined;
      },
    }),
  },
});

/** Where the room is led in its present step; null where nobody has said or told anything in it. */
export function focusOf(view: View, workshop: string): Focus | null {
  const focus = view.get('focus', focusId(workshop));
  return focus && focus.step === view.get('workshop', workshop)?.step ? focus : null;
}

/** The same to begin from; null for another step than the present one. */
function focusIn(tx: Tx, workshop: string, step: string | null): Focus | null {
  if (tx.get('workshop', workshop)?.step !== step) return null;
  return (
    focusOf(tx, workshop) ?? {
      ...{ type: 'focus', id: focusId(workshop), workshop, step },
      ...{ on: null, page: null, place: '', at: 0, count: 1, turning: false },
    }
  );
}
