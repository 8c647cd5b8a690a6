/** A series: the work that is carried from one workshop to the next, and its plan. */
import * as v from 'valibot';
import { refuse } from '../../sync/mutation.ts';
import { given, mergedWith, sameKeys, textsIn } from '../model/change.ts';
import { mutator, entity } from '../define.ts';
import { seriesSchema, seriesArgs } from '../model/series.ts';

export const series = entity({
  type: 'series',
  schema: seriesSchema,
  mutators: {
    create: mutator({
      policy: { roles: ['server'] },
      args: seriesArgs.create,
      run(tx, args, { now }) {
        if (tx.get('series', args.id)) return undefined;
        tx.put({
          type: 'series',
          ...args,
          result: args.result ?? 'plan',
          authority: null,
          diaryNumber: null,
          planState: 'draft',
          planVersion: 1,
          planDecidedBy: null,
          planDecidedOn: null,
          rehearsal: false,
          createdAt: now,
        });
        return undefined;
      },
    }),
    lead: mutator({
      policy: { roles: ['facilitator'] },
      args: seriesArgs.lead,
      run(tx, { series: seriesId, result }) {
        const before = tx.get('series', seriesId);
        if (!before) return refuse('series.unknown');
        tx.put({ ...before, result });
        return undefined;
      },
      undo(view, { series: seriesId }) {
        const result = view.get('series', seriesId)?.result;
        return result ? [{ name: 'series.lead', args: { series: seriesId, result } }] : [];
      },
    }),
    edit: mutator({
      policy: { roles: ['facilitator'] },
      args: seriesArgs.edit,
      run(tx, { series: seriesId, change, base }) {
        const before = tx.get('series', seriesId);
        if (!before) return refuse('series.unknown');
        const after = { ...before, ...given(mergedWith(before, change, base)) };
        if (!v.is(seriesSchema, after)) return refuse('text.too-long');
        tx.put(after);
        return undefined;
      },
      undo(view, { series: seriesId, change, base }) {
        const before = view.get('series', seriesId);
        if (!before) return [];
        const after = textsIn(mergedWith(before, change, base), change);
        const args = { series: seriesId, change: sameKeys(before, change), base: after };
        return [{ name: 'series.edit', args }];
      },
    }),
  },
});
