/** A role (roll): what somebody is in an organisation, from the series' own list. */
import { refuse } from '../../sync/mutation.ts';
import { mutator, entity } from '../define.ts';
import { nextOrder, sameName } from './organisation.ts';
import { most } from '../model/most.ts';
import { roleSchema, roleArgs } from '../model/role.ts';

export const role = entity({
  type: 'role',
  schema: roleSchema,
  mutators: {
    add: mutator({
      policy: { roles: ['facilitator', 'server'] },
      args: roleArgs.add,
      run(tx, args, { now }) {
        if (tx.get('role', args.id)) return undefined;
        const known = sameName(tx.list('role'), args.name);
        if (known) {
          if (known.held && !args.held) tx.put({ ...known, held: false });
          return undefined;
        }
        if (tx.list('role').length >= most.roles) return refuse('role.full');
        tx.put({ type: 'role', ...args, order: nextOrder(tx.list('role')), createdAt: now });
        return undefined;
      },
      undo: (view, args) =>
        view.get('role', args.id) || sameName(view.list('role'), args.name)
          ? []
          : [{ name: 'role.remove', args: { role: args.id } }],
    }),
    remove: mutator({
      policy: { roles: ['facilitator'] },
      args: roleArgs.remove,
      run(tx, { role: roleId }) {
        if (!tx.get('role', roleId)) return refuse('role.unknown');
        // People keep the role that they chose: a list that changes changes nobody.
        if (tx.list('seat').some((seat) => seat.role === roleId)) return undefined;
        tx.remove(roleId);
        return undefined;
      },
      undo(view, { role: roleId }) {
        const before = view.get('role', roleId);
        if (!before) return [];
        const { name, held } = before;
        return [{ name: 'role.add', args: { id: roleId, name, held } }];
      },
    }),
  },
});
