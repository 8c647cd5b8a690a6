/** A note (lapp): what somebody thinks, in one column of one step. Its text lives here only. */
import * as v from 'valibot';
import { id, lengths, ms, text } from './fields.ts';

export const noteSchema = v.strictObject({
  type: v.literal('note'),
  id: id('note'),
  workshop: id('workshop'),
  step: id('step'),
  column: v.string(),
  text: text(lengths.note),
  /** Who wrote it: withheld (null) from everybody but the writer; null for a note on paper. */
  author: v.nullable(id('seat')),
  /** In which the author sat when the note was posted. */
  group: v.nullable(id('group')),
  /** Of the author when the note was posted; withheld (null) from everybody but the author. */
  organisation: v.nullable(id('organisation')),
  theme: v.nullable(id('theme')),
  /** In the parking lot: must be answered afterwards. */
  parked: v.boolean(),
  /** Hidden by the facilitator: it is seen that it is there, not what it says. */
  hidden: v.boolean(),
  /** Taken back by the writer: nobody else sees it. */
  withdrawn: v.boolean(),
  /** Withheld (null) from others, or the hour would tell who wrote. */
  postedAt: v.nullable(ms),
  /** Written on a device that was lent; withheld (no) from everybody but the writer. */
  lent: v.boolean(),
});

export type Note = v.InferOutput<typeof noteSchema>;

export const ids = v.pipe(v.array(id('note')), v.minLength(1), v.maxLength(2_000));

/** The arguments of every mutation of a note. */
export const noteArgs = {
  post: v.strictObject({
    id: id('note'),
    step: id('step'),
    column: v.string(),
    text: noteSchema.entries.text,
    /** What its writer says it belongs to, in a step that goes on from themes or areas. */
    theme: v.optional(v.nullable(id('theme')), null),
  }),
  copy: v.strictObject({
    id: id('note'),
    step: id('step'),
    column: v.string(),
    group: v.nullable(id('group')),
    text: noteSchema.entries.text,
    withdrawn: v.boolean(),
  }),
  edit: v.strictObject({ note: id('note'), text: noteSchema.entries.text }),
  withdraw: v.strictObject({ note: id('note'), withdrawn: v.boolean() }),
  place: v.strictObject({ notes: ids, theme: v.nullable(id('theme')), parked: v.boolean() }),
  hide: v.strictObject({ note: id('note'), hidden: v.boolean() }),
  hideMany: v.strictObject({ notes: ids, hidden: v.boolean() }),
} as const;
