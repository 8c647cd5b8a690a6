/** A message (meddelande) of the facilitator to everybody at a workshop or to one group, for a while. */
import * as v from 'valibot';
import { id, lengths, ms, text, whole } from './fields.ts';

export const messageSchema = v.strictObject({
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

export type Message = v.InferOutput<typeof messageSchema>;

/** The arguments of every mutation of a message. */
export const messageArgs = {
  send: v.strictObject({
    id: id('message'),
    workshop: id('workshop'),
    group: messageSchema.entries.group,
    text: messageSchema.entries.text,
    /** How long it is shown. */
    minutes: whole(1, 60),
  }),
  remove: v.strictObject({ message: id('message'), removed: v.boolean() }),
} as const;
