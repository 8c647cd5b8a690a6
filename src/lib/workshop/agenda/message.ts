/** A message (meddelande) of the facilitator to everybody at a workshop or to one group, for a while. */
import { refuse } from '../../sync/mutation.ts';
import { mutator, entity } from '../define.ts';
import { messageSchema, messageArgs } from '../model/message.ts';

/** More than this in one workshop is no longer messages but a flood. */
export const messagesPerWorkshop = 500;

export const message = entity({
  type: 'message',
  schema: messageSchema,
  mutators: {
    send: mutator({
      policy: { roles: ['facilitator'], requiresControl: (_view, { workshop }) => workshop },
      args: messageArgs.send,
      run(tx, { minutes, ...args }, { now }) {
        const workshop = tx.get('workshop', args.workshop);
        if (!workshop) return refuse('workshop.unknown');
        if (workshop.state !== 'open') return refuse('workshop.not-open');
        if (args.group !== null) {
          const group = tx.get('group', args.group);
          if (group?.workshop !== args.workshop || group.dissolved) return refuse('group.unknown');
        }
        if (tx.get('message', args.id)) return undefined;
        const sent = tx.list('message').filter((message) => message.workshop === args.workshop);
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
      policy: {
        roles: ['facilitator'],
        requiresControl: (view, args) => view.get('message', args.message)?.workshop,
      },
      args: messageArgs.remove,
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
