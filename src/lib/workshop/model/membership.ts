/** A membership: who sits in which group. Its id is made of round and seat: one group a round. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../sync/record.ts';
import { composedId, id } from './fields.ts';

export const membershipSchema = v.strictObject({
  type: v.literal('membership'),
  id: composedId('membership'),
  seat: id('seat'),
  round: id('step'),
  group: id('group'),
});

export type Membership = v.InferOutput<typeof membershipSchema>;

export function membershipId(round: string, seat: string): string {
  return idOf('membership', `${keyOf(round)}.${keyOf(seat)}`);
}
