/**
 * Who leads the room now (har kontrollen): one device of the facilitators, for each workshop. It
 * moves only when somebody claims it, never by who connects or goes. While nobody has claimed it,
 * whoever has a facilitator's link may lead.
 */
import * as v from 'valibot';
import { idOf, keyOf } from '../../sync/record.ts';
import { id, lengths, ms, optionalText } from './fields.ts';

export const controlSchema = v.strictObject({
  type: v.literal('control'),
  id: id('control'),
  workshop: id('workshop'),
  /** Null: it was let go, and whoever has the link may lead. */
  device: v.nullable(id('device')),
  /** What the others read: a name, if its owner wants one, and what they hold in their hands. */
  name: optionalText(lengths.name),
  means: v.picklist(['computer', 'phone']),
  since: ms,
});

export type Control = v.InferOutput<typeof controlSchema>;

/** There is one for each workshop. */
export function controlId(workshop: string): string {
  return idOf('control', keyOf(workshop));
}

/** The arguments of every mutation of a control. */
export const controlArgs = {
  claim: v.strictObject({
    workshop: id('workshop'),
    name: controlSchema.entries.name,
    means: controlSchema.entries.means,
  }),
  release: v.strictObject({ workshop: id('workshop') }),
} as const;
