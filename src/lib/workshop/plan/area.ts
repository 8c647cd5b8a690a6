/** A priority area (utvecklingsområde) of the plan, from a theme. */
import * as v from 'valibot';
import { refuse } from '../../sync/mutation.ts';
import { given, mergedWith, sameKeys, textsIn } from '../model/change.ts';
import { mutator, entity } from '../define.ts';
import { areaSchema, areaArgs } from '../model/area.ts';
import { most } from '../model/most.ts';

export const area = entity({
  type: 'area',
  schema: areaSchema,
  mutators: {
    create: mutator({
      policy: { roles: ['facilitator'] },
      args: areaArgs.create,
      run(tx, args, { now }) {
        if (args.theme !== null && !tx.get('theme', args.theme)) return refuse('theme.unknown');
        if (tx.get('area', args.id)) return undefined;
        if (tx.list('area').length >= most.areas) return refuse('area.too-many');
        const order = Math.max(0, ...tx.list('area').map((area) => area.order)) + 1;
        const empty = { currentState: '', goal: '', order, removed: false, createdAt: now };
        tx.put({ type: 'area', ...args, ...empty });
        return undefined;
      },
      undo: (view, args) =>
        view.get('area', args.id)
          ? []
          : [{ name: 'area.remove', args: { area: args.id, removed: true } }],
    }),
    edit: mutator({
      policy: { roles: ['facilitator'] },
      args: areaArgs.edit,
      run(tx, { area: areaId, change, base }) {
        const before = tx.get('area', areaId);
        if (!before) return refuse('area.unknown');
        const after = { ...before, ...given(mergedWith(before, change, base)) };
        if (!v.is(areaSchema, after)) return refuse('text.too-long');
        tx.put(after);
        return undefined;
      },
      undo(view, { area: areaId, change, base }) {
        const before = view.get('area', areaId);
        if (!before) return [];
        const after = textsIn(mergedWith(before, change, base), change);
        const args = { area: areaId, change: sameKeys(before, change), base: after };
        return [{ name: 'area.edit', args }];
      },
    }),
    /** Takes it out of the plan, with its actions; or puts it back. */
    remove: mutator({
      policy: { roles: ['facilitator'] },
      args: areaArgs.remove,
      run(tx, { area: areaId, removed }) {
        const before = tx.get('area', areaId);
        if (!before) return refuse('area.unknown');
        tx.put({ ...before, removed });
        return undefined;
      },
      undo(view, { area: areaId }) {
        const removed = view.get('area', areaId)?.removed;
        if (removed === undefined) return [];
        return [{ name: 'area.remove', args: { area: areaId, removed } }];
      },
    }),
  },
});
