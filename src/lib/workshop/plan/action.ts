/** An action (åtgärd): who does what by when. Belongs to nobody who has not taken it on. */
import * as v from 'valibot';
import { refuse } from '../../sync/mutation.ts';
import { given, sameKeys } from '../change.ts';
import { day, id, lengths, ms, optionalText, text } from '../fields.ts';
import { mutator, noun, type View } from '../noun.ts';
import { actionStatuses } from './terms.ts';

const about = {
  title: text(lengths.comment),
  /** Responsible (huvudansvarig): exactly one organisation, by role; a name only if wanted. */
  organisation: v.nullable(id('organisation')),
  role: optionalText(lengths.name),
  name: optionalText(lengths.name),
  /** Other organisations that take part. */
  others: v.pipe(v.array(id('organisation')), v.maxLength(100)),
  start: v.nullable(day),
  due: v.nullable(day),
  indicator: optionalText(lengths.comment),
  followUp: v.nullable(day),
  support: optionalText(lengths.comment),
  effect: optionalText(lengths.comment),
  status: v.picklist(actionStatuses),
  statusReason: optionalText(lengths.comment),
  order: v.number(),
};

const schema = v.strictObject({
  type: v.literal('action'),
  id: id('action'),
  area: id('area'),
  ...about,
  removed: v.boolean(),
  createdAt: ms,
});
export type Action = v.InferOutput<typeof schema>;

export const action = noun({
  type: 'action',
  schema,
  mutators: {
    create: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ id: id('action'), area: id('area'), title: about.title }),
      run(tx, args, { now }) {
        if (!tx.get('area', args.area)) return refuse('area.unknown');
        if (tx.get('action', args.id)) return undefined;
        const siblings = tx.list('action').filter((one) => one.area === args.area);
        const order = Math.max(0, ...siblings.map((one) => one.order)) + 1;
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
      may: { roles: ['facilitator'] },
      args: v.strictObject({ action: id('action'), change: v.partial(v.strictObject(about)) }),
      run(tx, { action: actionId, change }) {
        const before = tx.get('action', actionId);
        if (!before) return refuse('action.unknown');
        const after = { ...before, ...given(change) };
        const organisations = [after.organisation, ...after.others].filter((one) => one !== null);
        if (organisations.some((one) => !tx.get('organisation', one))) {
          return refuse('organisation.unknown');
        }
        if (!inOrder(after)) return refuse('action.dates');
        tx.put(after);
        return undefined;
      },
      undo(view, { action: actionId, change }) {
        const before = view.get('action', actionId);
        if (!before) return [];
        const args = { action: actionId, change: sameKeys(before, change) };
        return [{ name: 'action.edit', args }];
      },
    }),
    remove: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ action: id('action'), removed: v.boolean() }),
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
    .filter((one) => one.area === areaId && !one.removed)
    .toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

/** Start before due, follow-up not before due; days compare as text. */
function inOrder({ start, due, followUp }: Action): boolean {
  return !(start && due && start > due) && !(due && followUp && followUp < due);
}
