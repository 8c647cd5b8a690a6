/** A call (kallelse): a group, or somebody who sits in none, asks the facilitator to come. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../sync/record.ts';
import { id, ms } from './fields.ts';
import { who } from './speaker.ts';

export const callSchema = v.strictObject({
  type: v.literal('call'),
  /** Made of who calls: nobody has two. */
  id: id('call'),
  workshop: id('workshop'),
  who,
  /** When it was made last. */
  since: ms,
  /** `answered` by a facilitator, `back`: taken back by those who called. */
  state: v.picklist(['open', 'answered', 'back']),
});

export type Call = v.InferOutput<typeof callSchema>;

export function callId(whose: string): string {
  return idOf('call', keyOf(whose));
}

/** The arguments of every mutation of a call. */
export const callArgs = {
  set: v.strictObject({ who, open: v.boolean() }),
  answer: v.strictObject({ call: id('call'), answered: v.boolean() }),
} as const;
