/** A group (bikupa) of a round. A round is named by the step that formed it. */
import * as v from 'valibot';
import { id, lengths, optionalText, whole } from './fields.ts';

export const groupSchema = v.strictObject({
  type: v.literal('group'),
  id: id('group'),
  workshop: id('workshop'),
  round: id('step'),
  order: whole(0, 1_000),
  letter: v.pipe(v.string(), v.regex(/^[A-Z]{1,3}$/)),
  /** Where it sits: "vid fönstret". */
  place: optionalText(lengths.name),
  /** What it talks about, or whose group it is, where groups were made by that. */
  topic: optionalText(lengths.comment),
  /** Stays as it is when the round is formed anew, and takes nobody in while others do. */
  locked: v.boolean(),
  /** Of a world café: its notes stay with the table, and whoever comes to the table next sees them. */
  cafe: v.boolean(),
  /** The group of the round before whose notes lie on this table. */
  after: v.nullable(id('group')),
  /** Formed anew since: nobody sits in it, its notes remain. */
  dissolved: v.boolean(),
});

export type Group = v.InferOutput<typeof groupSchema>;

export const formed = v.strictObject({
  id: groupSchema.entries.id,
  letter: groupSchema.entries.letter,
  place: groupSchema.entries.place,
  seats: v.pipe(v.array(id('seat')), v.maxLength(100)),
  topic: v.optional(groupSchema.entries.topic, null),
  locked: v.optional(groupSchema.entries.locked, false),
  cafe: v.optional(groupSchema.entries.cafe, false),
  after: v.optional(groupSchema.entries.after, null),
});

/** The arguments of every mutation of a group. */
export const groupArgs = {
  form: v.strictObject({
    round: id('step'),
    groups: v.pipe(v.array(formed), v.maxLength(500)),
  }),
  place: v.strictObject({ group: id('group'), place: groupSchema.entries.place }),
  lock: v.strictObject({ group: id('group'), locked: groupSchema.entries.locked }),
} as const;
