/** A role (roll): what somebody is in an organisation, from the series' own list. */
import * as v from 'valibot';
import { id, lengths, ms, text, whole } from './fields.ts';
import { seatsOfSeries } from './seat.ts';

export const roleSchema = v.strictObject({
  type: v.literal('role'),
  id: id('role'),
  name: text(lengths.name),
  order: whole(0, 10_000),
  /** Named by somebody who waits to be let in: until then nobody is offered it. */
  held: v.boolean(),
  /** Another one has taken it in, with those who had it; null while it stands for itself. */
  merged: v.nullable(v.strictObject({ into: id('role'), seats: seatsOfSeries })),
  createdAt: ms,
});

export type RoleRecord = v.InferOutput<typeof roleSchema>;

/** The arguments of every mutation of a role. */
export const roleArgs = {
  add: v.strictObject({
    id: roleSchema.entries.id,
    name: roleSchema.entries.name,
    held: v.optional(roleSchema.entries.held, false),
  }),
  edit: v.strictObject({ role: id('role'), name: roleSchema.entries.name }),
  remove: v.strictObject({ role: id('role') }),
  merge: v.strictObject({ from: id('role'), into: id('role') }),
  unmerge: v.strictObject({ role: id('role') }),
} as const;
