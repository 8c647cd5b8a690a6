/**
 * An inquiry (fråga till den som skrev): what a facilitator asks the writer of a note, whom nobody
 * knows, and what that person answers.
 */
import * as v from 'valibot';
import { idOf, keyOf } from '../../sync/record.ts';
import { id, lengths, text, whole } from './fields.ts';

/** How often answers may be told that have not been: after that it is over. */
export const mostChances = 3;

export const inquirySchema = v.strictObject({
  type: v.literal('inquiry'),
  /** Made of the note: each is asked about once. */
  id: id('inquiry'),
  workshop: id('workshop'),
  note: id('note'),
  text: text(lengths.comment),
  /** Taken back by a facilitator. */
  removed: v.boolean(),
  /** Withheld (null) from everybody but the writer until it is told. */
  answer: v.nullable(text(lengths.note)),
  /** The writer does not want to answer; withheld (no) from everybody else. */
  left: v.boolean(),
  /** How often the workshop has gone on since, when answers could have been told. */
  chances: whole(0, mostChances),
  /** `told`: the answer is told to facilitators; `over`: there will be none. */
  state: v.picklist(['open', 'told', 'over']),
});

export type Inquiry = v.InferOutput<typeof inquirySchema>;

export function inquiryId(note: string): string {
  return idOf('inquiry', keyOf(note));
}

/** The arguments of every mutation of an inquiry. */
export const inquiryArgs = {
  ask: v.strictObject({ note: id('note'), text: inquirySchema.entries.text }),
  remove: v.strictObject({ note: id('note'), removed: v.boolean() }),
  /** `left`: it is not to be answered. */
  answer: v.strictObject({
    note: id('note'),
    answer: inquirySchema.entries.answer,
    left: v.boolean(),
  }),
} as const;
