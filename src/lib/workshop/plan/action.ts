/** An action (åtgärd): who does what by when. Belongs to nobody who has not taken it on. */
import * as v from 'valibot';
import { sameValue } from '../../sync/record.ts';
import { refuse } from '../../sync/mutation.ts';
import { given, mergedWith, sameKeys, textsIn } from '../model/change.ts';
import { mutator, entity, type View } from '../define.ts';
import { actionSchema, type Action, actionArgs } from '../model/action.ts';
import { most } from '../model/most.ts';
import { standingName } from '../people/names.ts';

export const action = entity({
  type: 'action',
  schema: actionSchema,
  mutators: {
    create: mutator({
      policy: { roles: ['facilitator'] },
      args: actionArgs.create,
      run(tx, args, { now }) {
        if (!tx.get('area', args.area)) return refuse('area.unknown');
        if (tx.get('action', args.id)) return undefined;
        if (args.note !== null && !tx.get('note', args.note)) return refuse('note.unknown');
        if (tx.list('action').length >= most.actions) return refuse('action.too-many');
        const siblings = tx.list('action').filter((action) => action.area === args.area);
        const order = Math.max(0, ...siblings.map((sibling) => sibling.order)) + 1;
        tx.put({
          type: 'action',
          ...args,
          organisation: null,
          role: null,
          name: null,
          others: [],
          start: null,
          due: null,
          indicator: null,
          followUp: null,
          support: null,
          effect: null,
          status: 'not-started',
          statusReason: null,
          order,
          removed: false,
          createdAt: now,
        });
        return undefined;
      },
      undo: (view, args) =>
        view.get('action', args.id)
          ? []
          : [{ name: 'action.remove', args: { action: args.id, removed: true } }],
    }),
    edit: mutator({
      policy: { roles: ['facilitator'] },
      args: actionArgs.edit,
      run(tx, { action: actionId, change, base }) {
        const before = tx.get('action', actionId);
        if (!before) return refuse('action.unknown');
        const after = { ...before, ...given(mergedWith(before, change, base)) };
        if (!v.is(actionSchema, after)) return refuse('text.too-long');
        const organisations = [after.organisation, ...after.others].filter(
          (other) => other !== null,
        );
        if (organisations.some((organisation) => !tx.get('organisation', organisation))) {
          return refuse('organisation.unknown');
        }
        if (!inOrder(after)) return refuse('action.dates');
        tx.put(after);
        return undefined;
      },
      undo(view, { action: actionId, change, base }) {
        const before = view.get('action', actionId);
        if (!before) return [];
        const after = textsIn(mergedWith(before, change, base), change);
        const args = { action: actionId, change: sameKeys(before, change), base: after };
        return [{ name: 'action.edit', args }];
      },
    }),
    remove: mutator({
      policy: { roles: ['facilitator'] },
      args: actionArgs.remove,
      run(tx, { action: actionId, removed }) {
        const before = tx.get('action', actionId);
        if (!before) return refuse('action.unknown');
        tx.put({ ...before, removed });
        return undefined;
      },
      undo(view, { action: actionId }) {
        const removed = view.get('action', actionId)?.removed;
        if (removed === undefined) return [];
        return [{ name: 'action.remove', args: { action: actionId, removed } }];
      },
    }),
  },
});

/** An area's actions, in order. */
export function actionsOf(view: View, areaId: string): Action[] {
  return view
    .list('action')
    .filter((action) => action.area === areaId && !action.removed)
    .map((action) => asTold(view, action))
    .toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

/**
 * An action as it is told: for organisations that were merged it names the ones that took them in. It
 * is kept as it was, so that it names the others again once those are taken apart.
 */
export function asTold(view: View, action: Action): Action {
  const standing = (id: string) => standingName(view, 'organisation', id);
  const by = action.organisation && standing(action.organisation);
  const others = action.others.map(standing);
  if (by === action.organisation && sameValue(others, action.others)) return action;
  // Whoever is responsible does not take part as well.
  return { ...action, organisation: by, others: [...new Set(others)].filter((id) => id !== by) };
}

/** Nothing before the start: to follow up half-way is usual. Days compare as text. */
function inOrder({ start, due, followUp }: Action): boolean {
  return [due, followUp].every((day) => !start || !day || start <= day);
}
