/**
 * A summary (sammanfattning) of a theme or of a workshop, in a few sentences. Until it is shown it is a
 * draft, of which only facilitators know.
 */
import * as v from 'valibot';
import { idOf, keyOf, typeOf } from '../../sync/record.ts';
import { composedId, lengths, openText, text } from './fields.ts';

/** What can be summed up: a theme or a workshop. */
const about = v.pipe(v.string(), v.regex(/^(?:theme|workshop):[A-Za-z0-9_-]{1,40}$/));

export const summarySchema = v.strictObject({
  type: v.literal('summary'),
  id: composedId('summary'),
  about,
  /** Never empty: without a text there is no record. */
  text: text(lengths.paragraph),
  /** Whether everybody reads it. */
  shown: v.boolean(),
});

export type Summary = v.InferOutput<typeof summarySchema>;

/** There is one for each theme and each workshop. */
export function summaryId(about: string): string {
  return idOf('summary', `${typeOf(about)}.${keyOf(about)}`);
}

/** The arguments of every mutation of a summary. */
export const summaryArgs = {
  write: v.strictObject({
    about,
    /** Empty: there is none any more. */
    text: openText(lengths.paragraph),
    /** The text, or the proposal for it, when its writer began. */
    base: v.exactOptional(openText(lengths.paragraph)),
  }),
  show: v.strictObject({ about, shown: v.boolean() }),
} as const;
