/** An organisation: commits to an action or does not, through its own people only. */
import { refuse } from '../../sync/mutation.ts';
import { mutator, entity } from '../define.ts';
import { most } from '../model/most.ts';
import { organisationSchema, organisationArgs } from '../model/organisation.ts';
import { nextOrder, sameName, standingName, takenBy } from './names.ts';
import { settledIn } from './seat.ts';

export const organisation = entity({
  type: 'organisation',
  schema: organisationSchema,
  mutators: {
    add: mutator({
      policy: { roles: ['facilitator', 'server'] },
      args: organisationArgs.add,
      run(tx, args, { actor, now }) {
        if (tx.get('organisation', args.id)) return undefined;
        // Whoever joins and types a name of the list means the one in it; whoever keeps the list is told.
        const known = sameName(tx.list('organisation'), args.name);
        if (known?.held && !args.held) tx.put({ ...known, held: false });
        else if (known && actor.role === 'facilitator') return refuse('organisation.same-name');
        if (known) return undefined;
        if (tx.list('organisation').length >= most.organisations)
          return refuse('organisation.full');
        const order = nextOrder(tx.list('organisation'));
        tx.put({ type: 'organisation', ...args, order, merged: null, createdAt: now });
        return undefined;
      },
      // What was held back is not held back again: somebody else has named it too.
      undo: (view, args) =>
        view.get('organisation', args.id) || sameName(view.list('organisation'), args.name)
          ? []
          : [{ name: 'organisation.remove', args: { organisation: args.id } }],
    }),
    edit: mutator({
      policy: { roles: ['facilitator'] },
      args: organisationArgs.edit,
      run(tx, { organisation: organisationId, name, kind }) {
        const before = tx.get('organisation', organisationId);
        if (!before || before.merged) return refuse('organisation.unknown');
        if (before.name !== name && takenBy(tx, 'organisation', organisationId, name) !== null) {
          return refuse('organisation.same-name');
        }
        tx.put({ ...before, name, kind });
        return undefined;
      },
      undo(view, { organisation: organisationId }) {
        const before = view.get('organisation', organisationId);
        if (!before) return [];
        const { name, kind } = before;
        return [{ name: 'organisation.edit', args: { organisation: organisationId, name, kind } }];
      },
    }),
    remove: mutator({
      policy: { roles: ['facilitator'] },
      args: organisationArgs.remove,
      run(tx, { organisation: organisationId }) {
        const before = tx.get('organisation', organisationId);
        if (!before || before.merged) return refuse('organisation.unknown');
        const used =
          tx.list('seat').some((seat) => seat.organisation === organisationId) ||
          tx.list('organisation').some(({ merged }) => merged?.into === organisationId) ||
          tx
            .list('action')
            .some((action) => [action.organisation, ...action.others].includes(organisationId)) ||
          tx.list('stance').some((stance) => stance.organisation === organisationId);
        if (used) return refuse('organisation.in-use');
        tx.remove(organisationId);
        return undefined;
      },
      undo(view, { organisation: organisationId }) {
        const before = view.get('organisation', organisationId);
        if (!before) return [];
        const { name, kind, held } = before;
        return [{ name: 'organisation.add', args: { id: organisationId, name, kind, held } }];
      },
    }),
    /**
     * One organisation takes another in: its people, its place in actions (`asTold`), and from the next
     * count on what they wrote. Not what it said to actions, which nobody said for the other one.
     */
    merge: mutator({
      policy: { roles: ['facilitator'] },
      args: organisationArgs.merge,
      run(tx, { from, into }, { now }) {
        const source = tx.get('organisation', from);
        const target = tx.get('organisation', standingName(tx, 'organisation', into));
        if (!source || !target) return refuse('organisation.unknown');
        if (source.merged) {
          return source.merged.into === into ? undefined : refuse('organisation.unknown');
        }
        if (target.id === from) return refuse('organisation.same');
        const own = tx.list('seat').filter((seat) => seat.organisation === from);
        for (const seat of own) tx.put(settledIn({ ...seat, organisation: target.id }, seat));
        if (target.held && !source.held) tx.put({ ...target, held: false });
        const speaking = own.filter(({ representative }) => representative);
        const merged = {
          ...{ into, at: now },
          ...{ seats: own.map(({ id }) => id), representatives: speaking.map(({ id }) => id) },
        };
        tx.put({ ...source, merged });
        return undefined;
      },
      undo: (view, { from }) =>
        view.get('organisation', from)?.merged === null
          ? [{ name: 'organisation.unmerge', args: { organisation: from } }]
          : [],
    }),
    /** Takes a merger apart: who went over returns, but for whoever has been moved since. */
    unmerge: mutator({
      policy: { roles: ['facilitator'] },
      args: organisationArgs.unmerge,
      run(tx, { organisation: from }) {
        const source = tx.get('organisation', from);
        if (!source) return refuse('organisation.unknown');
        if (!source.merged) return undefined;
        const { seats, representatives } = source.merged;
        const by = standingName(tx, 'organisation', from);
        tx.put({ ...source, merged: null });
        for (const seatId of seats) {
          const seat = tx.get('seat', seatId);
          if (seat?.organisation !== by) continue;
          tx.put({ ...seat, organisation: from, representative: representatives.includes(seatId) });
        }
        return undefined;
      },
      undo(view, { organisation: from }) {
        const into = view.get('organisation', from)?.merged?.into;
        return into === undefined ? [] : [{ name: 'organisation.merge', args: { from, into } }];
      },
    }),
  },
});
