/**
 * Which notes a facilitator's device has selected (har markerat), so that two who sort do not take the
 * same ones. Soft: it keeps nobody from anything, and is of no lasting interest.
 */
import * as v from 'valibot';
import { idOf, keyOf } from '../../sync/record.ts';
import { composedId, id, lengths, ms, optionalText } from './fields.ts';
import { most } from './most.ts';

export const claimSchema = v.strictObject({
  type: v.literal('claim'),
  id: composedId('claim'),
  workshop: id('workshop'),
  device: id('device'),
  /** What the others read: a name, if its owner has given one. */
  name: optionalText(lengths.name),
  notes: v.pipe(v.array(id('note')), v.maxLength(most.claimed)),
  since: ms,
});

export type Claim = v.InferOutput<typeof claimSchema>;

/** There is one for each workshop and device. */
export function claimId(workshop: string, device: string): string {
  return idOf('claim', `${keyOf(workshop)}.${keyOf(device)}`);
}

/** The arguments of every mutation of a claim. */
export const claimArgs = {
  set: v.strictObject({
    workshop: id('workshop'),
    name: claimSchema.entries.name,
    notes: claimSchema.entries.notes,
  }),
} as const;
