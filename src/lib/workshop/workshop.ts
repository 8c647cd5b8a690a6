/** A workshop: one occasion of a series, with its agenda, its join code and where it stands. */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { stepsOf } from './agenda.ts';
import { given, sameKeys } from './change.ts';
import { day, id, lengths, ms, optionalText, text, whole } from './fields.ts';
import { mutator, noun, type View } from './noun.ts';

/** More than this is another kind of meeting; also what one room has been tried with. */
export const seatsPerWorkshop = 1_000;

/** Milliseconds after the end in which a sentence that was begun can be finished and sent. */
export const graceAfterClose = 5 * 60_000;

const about = {
  title: text(lengths.line),
  date: day,
  place: optionalText(lengths.line),
  /** Wanted number of people in a group. */
  groupSize: whole(2, 8),
  /** Wanted number of groups instead, such as that of the tables there are; null: by their size. */
  groupCount: v.nullable(whole(1, seatsPerWorkshop / 2)),
};

const schema = v.strictObject({
  type: v.literal('workshop'),
  id: id('workshop'),
  ...about,
  order: whole(0, 1_000),
  /** Eight digits, unique among all workshops on the server. */
  code: v.pipe(v.string(), v.regex(/^\d{8}$/)),
  state: v.picklist(['planned', 'open', 'closed']),
  /** Where it stands; null until it is opened. */
  step: v.nullable(id('step')),
  /** Nobody new comes in while it is locked. */
  locked: v.boolean(),
  /** Whoever comes waits until the facilitator lets them in. */
  approve: v.boolean(),
  /**
   * What the projector shows instead of the step: nothing, the code, how well it is mixed; frozen:
   * what it showed before.
   */
  screen: v.picklist(['live', 'blank', 'code', 'mix', 'frozen']),
  openedAt: v.nullable(ms),
  closedAt: v.nullable(ms),
  createdAt: ms,
});
export type Workshop = v.InferOutput<typeof schema>;

/** When what was begun can no longer be sent, in milliseconds; null while there is no end to it. */
export function graceEnd(one: Workshop | undefined): number | null {
  if (one?.state !== 'closed' || one.closedAt === null) return null;
  return one.closedAt + graceAfterClose;
}

const itself = (_view: View, { workshop: id }: { readonly workshop: string }) => id;

const only = v.strictObject({ workshop: id('workshop') });

export const workshop = noun({
  type: 'workshop',
  schema,
  mutators: {
    create: mutator({
      may: { roles: ['server'] },
      args: v.strictObject({
        ...{ id: id('workshop'), code: schema.entries.code, ...about },
        groupCount: v.optional(about.groupCount, null),
      }),
      run(tx, args, { now }) {
        if (tx.get('workshop', args.id)) return undefined;
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
      may: { roles: ['facilitator'] },
      args: v.strictObject({ workshop: id('workshop'), change: v.partial(v.strictObject(about)) }),
      run(tx, { workshop: workshopId, change }) {
        const before = tx.get('workshop', workshopId);
        if (!before) return refuse('workshop.unknown');
        tx.put({ ...before, ...given(change) });
        return undefined;
      },
      undo(view, { workshop: workshopId, change }) {
        const before = view.get('workshop', workshopId);
        if (!before) return [];
        const args = { workshop: workshopId, change: sameKeys(before, change) };
        return [{ name: 'workshop.edit', args }];
      },
    }),
    /** Lets people in; goes on where it stood when it was closed by mistake. */
    open: mutator({
      may: { roles: ['facilitator'], steers: itself },
      args: only,
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
      may: { roles: ['facilitator'], steers: itself },
      args: only,
      run(tx, { workshop: workshopId }, { now }) {
        const before = tx.get('workshop', workshopId);
        if (!before) return refuse('workshop.unknown');
        if (before.state !== 'open') return refuse('workshop.not-open');
        tx.put({ ...before, state: 'closed', closedAt: now });
        return undefined;
      },
      undo: (_view, args) => [{ name: 'workshop.open', args }],
    }),
    lock: mutator({
      may: { roles: ['facilitator'], steers: itself },
      args: v.strictObject({ workshop: id('workshop'), locked: v.boolean() }),
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
      may: { roles: ['facilitator'] },
      args: v.strictObject({ workshop: id('workshop'), approve: v.boolean() }),
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
      may: { roles: ['facilitator'], steers: itself },
      args: v.strictObject({ workshop: id('workshop'), screen: schema.entries.screen }),
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
