/**
 * Who has said to stay at a table of a world café while the others go on: one for each table. Goes on
 * holding in the next round, for as long as that person sits there.
 */
import * as v from 'valibot';
import { idOf, keyOf } from '../../sync/record.ts';
import { composedId, id } from './fields.ts';

export const tableHostSchema = v.strictObject({
  type: v.literal('tableHost'),
  id: composedId('tableHost'),
  /** The round. */
  step: id('step'),
  group: id('group'),
  /** null: taken back. */
  host: v.nullable(id('seat')),
});

export type TableHost = v.InferOutput<typeof tableHostSchema>;

export function tableHostId(group: string): string {
  return idOf('tableHost', keyOf(group));
}

/** The arguments of every mutation of a table host. */
export const tableHostArgs = {
  offer: v.strictObject({ step: id('step'), hosting: v.boolean() }),
} as const;
