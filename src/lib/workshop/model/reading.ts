/** That facilitators read what was sent in before a workshop, ahead of everybody else. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../sync/record.ts';
import { composedId, id, ms } from './fields.ts';

/** So many people must have sent something in anew before facilitators can read it ahead of the others. */
export const fewestRead = 3;

/**
 * That facilitators read what was sent in before the workshop, ahead of everybody else. Its id is made
 * of the step: there is one.
 */
export const readingSchema = v.strictObject({
  type: v.literal('reading'),
  id: composedId('reading'),
  step: id('step'),
  /** What was sent in by then is read. It never goes back, or each note could be told from the others. */
  until: ms,
  /** Put away again, as undo does. */
  covered: v.boolean(),
});

export type Reading = v.InferOutput<typeof readingSchema>;

export function readingId(step: string): string {
  return idOf('reading', keyOf(step));
}

/** The arguments of every mutation of a reading. */
export const readingArgs = {
  read: v.strictObject({ step: id('step') }),
  cover: v.strictObject({ step: id('step'), covered: v.boolean() }),
} as const;
