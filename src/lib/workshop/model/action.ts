/** An action (åtgärd): who does what by when. Belongs to nobody who has not taken it on. */
import * as v from 'valibot';
import { day, id, lengths, ms, optionalText, text } from './fields.ts';
import { actionStatuses } from './terms.ts';

export const about = {
  title: text(lengths.comment),
  /** Responsible (huvudansvarig): exactly one organisation, by role; a name only if wanted. */
  organisation: v.nullable(id('organisation')),
  role: optionalText(lengths.name),
  name: optionalText(lengths.name),
  /** Other organisations that take part. */
  others: v.pipe(v.array(id('organisation')), v.maxLength(100)),
  start: v.nullable(day),
  due: v.nullable(day),
  indicator: optionalText(lengths.comment),
  followUp: v.nullable(day),
  support: optionalText(lengths.comment),
  effect: optionalText(lengths.comment),
  status: v.picklist(actionStatuses),
  statusReason: optionalText(lengths.comment),
  order: v.number(),
};

export const actionSchema = v.strictObject({
  type: v.literal('action'),
  id: id('action'),
  area: id('area'),
  ...about,
  /** The note that it was made from, and nothing of what that says: its text lives there only. */
  note: v.nullable(id('note')),
  removed: v.boolean(),
  createdAt: ms,
});

export type Action = v.InferOutput<typeof actionSchema>;

/** The arguments of every mutation of a action. */
export const actionArgs = {
  create: v.strictObject({
    id: id('action'),
    area: id('area'),
    title: about.title,
    note: v.optional(v.nullable(id('note')), null),
  }),
  edit: v.strictObject({
    action: id('action'),
    change: v.partial(v.strictObject(about)),
    /** The texts as they were when their writer began. */
    base: v.exactOptional(v.partial(v.strictObject(about))),
  }),
  remove: v.strictObject({ action: id('action'), removed: v.boolean() }),
} as const;
