/** "Jag är klar": that somebody has finished a step, so that nobody waits for the clock. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../sync/record.ts';
import { composedId, id } from './fields.ts';

/** Its id is made of step and seat. Seen by the one who said it; others see how many. */
export const readySchema = v.strictObject({
  type: v.literal('ready'),
  id: composedId('ready'),
  step: id('step'),
  seat: id('seat'),
});

export function readyId(step: string, seat: string): string {
  return idOf('ready', `${keyOf(step)}.${keyOf(seat)}`);
}

/** The arguments of every mutation of a ready mark. */
export const readyArgs = {
  set: v.strictObject({ step: id('step'), ready: v.boolean() }),
} as const;
