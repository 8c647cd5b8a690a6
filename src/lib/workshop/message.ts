/** A message (meddelande) of the facilitator to everybody at a workshop or to one group, for a while. */
import * as v from 'valibot';
import { refuse } from '../sync/mutation.ts';
import { id, lengths, ms, text, whole } from './fields.ts';
import { mutator, noun, type View } from './noun.ts';

/** More than this in one workshop is no longer messages but a flood. */
export const messagesPerWorkshop = 500;

const schema = v.strictObject({
  type: v.literal('message'),
  id: id('message'),
  workshop: id('workshop'),
  /** Null: to everybody, also on the projector. */
  group: v.nullable(id('group')),
  text: text(lengths.line),
  sentAt: ms,
  /** From then on nobody is shown it, by the server's clock. */
  until: ms,
  /** Taken back by the facilitator. */
  removed: v.boolean(),
});
export type Message = v.InferOutput<typeof schema>;

export const message = noun({
  type: 'message',
  schema,
  mutators: {
    send: mutator({
      may: { roles: ['facilitator'], steers: (_view, { workshop }) => workshop },
      args: v.strictObject({
        id: id('message'),
        workshop: id('workshop'),
        group: schema.entries.group,
        text: schema.entries.text,
        /** How long it is shown. */
        minutes: whole(1, 60),
      }),
      run(tx, { minutes, ...args }, { now }) {
        const workshop = tx.get('workshop', args.workshop);
        if (!workshop) return refuse('workshop.unknown');
        if (workshop.state !== 'open') return refuse('workshop.not-open');
        if (args.group !== null) {
          const group = tx.get('group', args.group);
          if (group?.workshop !== args.workshop || group.dissolved) return refuse('group.unknown');
        }
        if (tx.get('message', args.id)) return undefined;
        const sent = tx.list('message').filter((one) => one.workshop === args.workshop);
        if (sent.length >= messagesPerWorkshop) return refuse('message.too-many');
        const until = now + minutes * 60_000;
        tx.put({ type: 'message', ...args, sentAt: now, until, removed: false });
        return undefined;
      },
      undo: (view, args) =>
        view.get('message', args.id)
          ? []
          : [{ name: 'message.remove', args: { message: args.id, removed: true } }],
    }),
    /** Takes a message back, or puts it there again. */
    remove: mutator({
      may: {
        roles: ['facilitator'],
        steers: (view, args) => view.get('message', args.message)?.workshop,
      },
      args: v.strictObject({ message: id('message'), removed: v.boolean() }),
      run(tx, { message: messageId, removed }) {
        const before = tx.get('message', messageId);
        if (!before) return refuse('message.unknown');
        tx.put({ ...before, removed });
        return undefined;
      },
      undo(view, { message: messageId }) {
        const removed = view.get('message', messageId)?.removed;
        return removed === undefined
          ? []
          : [{ name: 'message.remove', args: { message: messageId, removed } }];
      },
    }),
  },
});

/** The latest message that stands at this moment, to everybody or to one of these groups. */
export function messageNow(
  view: View,
  at: { readonly workshop: string; readonly group: string | null; readonly now: number },
): Message | null {
  return (
    view
      .list('message')
      .filter(
        (one) =>
          one.workshop === at.workshop &&
          !one.removed &&
          one.until > at.now &&
          (one.group === null || one.group === at.group),
      )
      .toSorted((a, b) => a.sentAt - b.sentAt || a.id.localeCompare(b.id))
      .at(-1) ?? null
  );
}
