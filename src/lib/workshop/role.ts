/** A role (roll): what somebody is in an organisation, from the series' own list. */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { id, lengths, ms, text, whole } from './fields.ts';
import { mutator, noun } from './noun.ts';
import { nextOrder, sameName } from './organisation.ts';

const schema = v.strictObject({
  type: v.literal('role'),
  id: id('role'),
  name: text(lengths.name),
  order: whole(0, 10_000),
  createdAt: ms,
});
export type RoleRecord = v.InferOutput<typeof schema>;

export const role = noun({
  type: 'role',
  schema,
  mutators: {
    add: mutator({
      may: { roles: ['facilitator', 'server'] },
      args: v.strictObject({ id: schema.entries.id, name: schema.entries.name }),
      run(tx, args, { now }) {
        if (tx.get('role', args.id) || sameName(tx.list('role'), args.name)) return undefined;
        tx.put({ type: 'role', ...args, order: nextOrder(tx.list('role')), createdAt: now });
        return undefined;
      },
      undo: (view, args) =>
        view.get('role', args.id) || sameName(view.list('role'), args.name)
          ? []
          : [{ name: 'role.remove', args: { role: args.id } }],
    }),
    remove: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ role: id('role') }),
      run(tx, { role: roleId }) {
        if (!tx.get('role', roleId)) return refuse('role.unknown');
        // People keep the role that they chose: a list that changes changes nobody.
        if (tx.list('seat').some((seat) => seat.role === roleId)) return undefined;
        tx.remove(roleId);
        return undefined;
      },
      undo(view, { role: roleId }) {
        const before = view.get('role', roleId);
        return before ? [{ name: 'role.add', args: { id: roleId, name: before.name } }] : [];
      },
    }),
  },
});
