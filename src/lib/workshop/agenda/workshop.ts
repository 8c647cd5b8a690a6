/** A workshop: one occasion of a series, with its agenda, its join code and where it stands. */
import * as v from 'valibot';
import { refuse } from '../../sync/mutation.ts';
import { show } from './showing.ts';
import { stepsOf } from './agenda.ts';
import { coveredAgain, shownByCafe } from './cafe.ts';
import { given, mergedWith, sameKeys, textsIn } from '../model/change.ts';
import { mutator, entity, type View } from '../define.ts';
import { most } from '../model/most.ts';
import { tellAnswers } from '../notes/asking.ts';
import { countThemes } from '../themes/theme-count.ts';
import { workshopSchema, workshopArgs } from '../model/workshop.ts';

const itself = (_view: View, { workshop: id }: { readonly workshop: string }) => id;

export const workshop = entity({
  type: 'workshop',
  schema: workshopSchema,
  mutators: {
    create: mutator({
      policy: { roles: ['server'] },
      args: workshopArgs.create,
      run(tx, args, { now }) {
        if (tx.get('workshop', args.id)) return undefined;
        if (tx.list('workshop').length >= most.workshops) return refuse('workshop.too-many');
        tx.put({
          type: 'workshop',
          ...args,
          order: tx.list('workshop').length,
          state: 'planned',
          step: null,
          locked: false,
          approve: false,
          screen: 'live',
          openedAt: null,
          closedAt: null,
          createdAt: now,
        });
        return undefined;
      },
    }),
    edit: mutator({
      policy: { roles: ['facilitator'] },
      args: workshopArgs.edit,
      run(tx, { workshop: workshopId, change, base }) {
        const before = tx.get('workshop', workshopId);
        if (!before) return refuse('workshop.unknown');
        const after = { ...before, ...given(mergedWith(before, change, base)) };
        if (!v.is(workshopSchema, after)) return refuse('text.too-long');
        tx.put(after);
        return undefined;
      },
      undo(view, { workshop: workshopId, change, base }) {
        const before = view.get('workshop', workshopId);
        if (!before) return [];
        const after = textsIn(mergedWith(before, change, base), change);
        const args = { workshop: workshopId, change: sameKeys(before, change), base: after };
        return [{ name: 'workshop.edit', args }];
      },
    }),
    /** Lets people in; goes on where it stood when it was closed by mistake. */
    open: mutator({
      policy: { roles: ['facilitator'], requiresControl: itself },
      args: workshopArgs.open,
      run(tx, { workshop: workshopId }, { now }) {
        const before = tx.get('workshop', workshopId);
        if (!before) return refuse('workshop.unknown');
        const first = stepsOf(tx, workshopId)[0];
        if (!first) return refuse('step.unknown');
        const step = before.step ?? first.id;
        if (before.step === null) tx.put({ ...first, openedAt: first.openedAt ?? now });
        const openedAt = before.openedAt ?? now;
        tx.put({ ...before, state: 'open', step, openedAt, closedAt: null });
        return undefined;
      },
    }),
    /** Ends it. What is there stays and can be read; it can be opened again. */
    close: mutator({
      policy: { roles: ['facilitator'], requiresControl: itself },
      args: workshopArgs.close,
      run(tx, { workshop: workshopId }, { now }) {
        const before = tx.get('workshop', workshopId);
        if (!before) return refuse('workshop.unknown');
        if (before.state !== 'open') return refuse('workshop.not-open');
        countThemes(tx, before);
        tellAnswers(tx, before.id);
        tx.put({ ...before, state: 'closed', closedAt: now });
        for (const over of shownByCafe(tx, workshopId, null)) show(tx, over);
        return undefined;
      },
      undo: (view, args) => [
        { name: 'workshop.open', args },
        ...coveredAgain(view, args.workshop, null),
      ],
    }),
    lock: mutator({
      policy: { roles: ['facilitator'], requiresControl: itself },
      args: workshopArgs.lock,
      run(tx, { workshop: workshopId, locked }) {
        const before = tx.get('workshop', workshopId);
        if (!before) return refuse('workshop.unknown');
        tx.put({ ...before, locked });
        return undefined;
      },
      undo(view, { workshop: workshopId }) {
        const locked = view.get('workshop', workshopId)?.locked;
        if (locked === undefined) return [];
        return [{ name: 'workshop.lock', args: { workshop: workshopId, locked } }];
      },
    }),
    /** From now on newcomers wait to be let in, or do not. Whoever waits already goes on waiting. */
    approve: mutator({
      policy: { roles: ['facilitator'] },
      args: workshopArgs.approve,
      run(tx, { workshop: workshopId, approve }) {
        const before = tx.get('workshop', workshopId);
        if (!before) return refuse('workshop.unknown');
        tx.put({ ...before, approve });
        return undefined;
      },
      undo(view, { workshop: workshopId }) {
        const approve = view.get('workshop', workshopId)?.approve;
        if (approve === undefined) return [];
        return [{ name: 'workshop.approve', args: { workshop: workshopId, approve } }];
      },
    }),
    show: mutator({
      policy: { roles: ['facilitator'], requiresControl: itself },
      args: workshopArgs.show,
      run(tx, { workshop: workshopId, screen }) {
        const before = tx.get('workshop', workshopId);
        if (!before) return refuse('workshop.unknown');
        tx.put({ ...before, screen });
        return undefined;
      },
      undo(view, { workshop: workshopId }) {
        const screen = view.get('workshop', workshopId)?.screen;
        if (screen === undefined) return [];
        return [{ name: 'workshop.show', args: { workshop: workshopId, screen } }];
      },
    }),
  },
});
