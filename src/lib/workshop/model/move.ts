/**
 * A move (flytt) of which somebody has been told: to which group, and from when. Nobody is moved
 * without time to finish a sentence and find the way.
 */
import * as v from 'valibot';
import { idOf, keyOf } from '../../sync/record.ts';
import { composedId, id, ms } from './fields.ts';

/** Its id is made of round and seat: nobody is on the way to two groups. */
export const moveSchema = v.strictObject({
  type: v.literal('move'),
  id: composedId('move'),
  seat: id('seat'),
  round: id('step'),
  group: id('group'),
  /** From then on it is done, by the page of whoever moves or by a facilitator's. */
  at: ms,
});

export type Move = v.InferOutput<typeof moveSchema>;

export function moveId(round: string, seat: string): string {
  return idOf('move', `${keyOf(round)}.${keyOf(seat)}`);
}

/** The arguments of every mutation of a move. */
export const moveArgs = {
  announce: v.strictObject({ seat: id('seat'), group: id('group') }),
  cancel: v.strictObject({ move: composedId('move') }),
  go: v.strictObject({ move: composedId('move') }),
  carry: v.strictObject({ move: composedId('move') }),
} as const;
