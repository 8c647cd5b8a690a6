/** A priority area (utvecklingsområde) of the plan, from a theme. */
import * as v from 'valibot';
import { refuse } from '../../sync/mutation.ts';
import { given, sameKeys } from '../change.ts';
import { id, lengths, ms, openText, text } from '../fields.ts';
import { mutator, noun, type View } from '../noun.ts';

const about = {
  title: text(lengths.line),
  currentState: openText(lengths.paragraph),
  goal: openText(lengths.paragraph),
  order: v.number(),
};

const schema = v.strictObject({
  type: v.literal('area'),
  id: id('area'),
  theme: v.nullable(id('theme')),
  ...about,
  removed: v.boolean(),
  createdAt: ms,
});
export type Area = v.InferOutput<typeof schema>;

export const area = noun({
  type: 'area',
  schema,
  mutators: {
    create: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({
        id: id('area'),
        theme: v.nullable(id('theme')),
        title: about.title,
      }),
      run(tx, args, { now }) {
        if (args.theme !== null && !tx.get('theme', args.theme)) return refuse('theme.unknown');
        if (tx.get('area', args.id)) return undefined;
        const order = Math.max(0, ...tx.list('area').map((one) => one.order)) + 1;
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
      may: { roles: ['facilitator'] },
      args: v.strictObject({ area: id('area'), change: v.partial(v.strictObject(about)) }),
      run(tx, { area: areaId, change }) {
        const before = tx.get('area', areaId);
        if (!before) return refuse('area.unknown');
        tx.put({ ...before, ...given(change) });
        return undefined;
      },
      undo(view, { area: areaId, change }) {
        const before = view.get('area', areaId);
        if (!before) return [];
        return [{ name: 'area.edit', args: { area: areaId, change: sameKeys(before, change) } }];
      },
    }),
    /** Takes it out of the plan, with its actions; or puts it back. */
    remove: mutator({
      may: { roles: ['facilitator'] },
      args: v.strictObject({ area: id('area'), removed: v.boolean() }),
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

/** The plan's areas, in order. */
export function areasOf(view: View): Area[] {
  return view
    .list('area')
    .filter((one) => !one.removed)
    .toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}
