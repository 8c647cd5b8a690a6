/** A role (roll): what somebody is in an organisation, from the series' own list. */
import { refuse } from '../../sync/mutation.ts';
import { mutator, entity } from '../define.ts';
import { most } from '../model/most.ts';
import { roleSchema, roleArgs } from '../model/role.ts';
import { nextOrder, sameName, standingName, takenBy } from './names.ts';

export const role = entity({
  type: 'role',
  schema: roleSchema,
  mutators: {
    add: mutator({
      policy: { roles: ['facilitator', 'server'] },
      args: roleArgs.add,
      run(tx, args, { actor, now }) {
        if (tx.get('role', args.id)) return undefined;
        const known = sameName(tx.list('role'), args.name);
        if (known?.held && !args.held) tx.put({ ...known, held: false });
        else if (known && actor.role === 'facilitator') return refuse('role.same-name');
        if (known) return undefined;
        if (tx.list('role').length >= most.roles) return refuse('role.full');
        const order = nextOrder(tx.list('role'));
        tx.put({ type: 'role', ...args, order, merged: null, createdAt: now });
        return undefined;
      },
      undo: (view, args) =>
        view.get('role', args.id) || sameName(view.list('role'), args.name)
          ? []
          : [{ name: 'role.remove', args: { role: args.id } }],
    }),
    edit: mutator({
      policy: { roles: ['facilitator'] },
      args: roleArgs.edit,
      run(tx, { role: roleId, name }) {
        const before = tx.get('role', roleId);
        if (!before || before.merged) return refuse('role.unknown');
        if (before.name !== name && takenBy(tx, 'role', roleId, name) !== null) {
          return refuse('role.same-name');
        }
        tx.put({ ...before, name });
        return undefined;
      },
      undo(view, { role: roleId }) {
        const name = view.get('role', roleId)?.name;
        return name === undefined ? [] : [{ name: 'role.edit', args: { role: roleId, name } }];
      },
    }),
    remove: mutator({
      policy: { roles: ['facilitator'] },
      args: roleArgs.remove,
      run(tx, { role: roleId }) {
        const before = tx.get('role', roleId);
        if (!before || before.merged) return refuse('role.unknown');
        // People keep the role that they chose: a list that changes changes nobody.
        if (tx.list('seat').some((seat) => seat.role === roleId)) return undefined;
        if (tx.list('role').some(({ merged }) => merged?.into === roleId)) return undefined;
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
    /** One role takes another in, with everybody who has it. */
    merge: mutator({
      policy: { roles: ['facilitator'] },
      args: roleArgs.merge,
      run(tx, { from, into }) {
        const source = tx.get('role', from);
        const target = tx.get('role', standingName(tx, 'role', into));
        if (!source || !target) return refuse('role.unknown');
        if (source.merged) return source.merged.into === into ? undefined : refuse('role.unknown');
        if (target.id === from) return refuse('role.same');
        const own = tx.list('seat').filter((seat) => seat.role === from);
        for (const seat of own) tx.put({ ...seat, role: target.id });
        if (target.held && !source.held) tx.put({ ...target, held: false });
        tx.put({ ...source, merged: { into, seats: own.map(({ id }) => id) } });
        return undefined;
      },
      undo: (view, { from }) =>
        view.get('role', from)?.merged === null
          ? [{ name: 'role.unmerge', args: { role: from } }]
          : [],
    }),
    /** Takes a merger apart: whoever had the role has it again, unless they have another by now. */
    unmerge: mutator({
      policy: { roles: ['facilitator'] },
      args: roleArgs.unmerge,
      run(tx, { role: from }) {
        const source = tx.get('role', from);
        if (!source) return refuse('role.unknown');
        if (!source.merged) return undefined;
        const by = standingName(tx, 'role', from);
        tx.put({ ...source, merged: null });
        for (const seatId of source.merged.seats) {
          const seat = tx.get('seat', seatId);
          if (seat?.role === by) tx.put({ ...seat, role: from });
        }
        return undefined;
      },
      undo(view, { role: from }) {
        const into = view.get('role', from)?.merged?.into;
        return into === undefined ? [] : [{ name: 'role.merge', args: { from, into } }];
      },
    }),
  },
});
