/** A stance (ståndpunkt): what an organisation says to an action. Nobody says it for another. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../sync/record.ts';
import { composedId, id, lengths, ms, optionalText } from './fields.ts';
import { stanceKinds } from './terms.ts';

/** Its id is made of action and organisation: one stance each, set anew when it changes. */
export const stanceSchema = v.strictObject({
  type: v.literal('stance'),
  id: composedId('stance'),
  action: id('action'),
  organisation: id('organisation'),
  stance: v.picklist(stanceKinds),
  comment: optionalText(lengths.comment),
  /** Who said it for the organisation; withheld (null) from everybody. Null also where that is unknown. */
  by: v.nullable(id('seat')),
  setAt: ms,
});

export type Stance = v.InferOutput<typeof stanceSchema>;

export function stanceId(action: string, organisation: string): string {
  return idOf('stance', `${keyOf(action)}.${keyOf(organisation)}`);
}

/** The arguments of every mutation of a stance. */
export const stanceArgs = {
  set: v.strictObject({
    action: id('action'),
    organisation: id('organisation'),
    stance: stanceSchema.entries.stance,
    comment: stanceSchema.entries.comment,
  }),
  clear: v.strictObject({ action: id('action'), organisation: id('organisation') }),
} as const;
