/** A role (roll): what somebody is in an organisation, from the series' own list. */
import * as v from 'valibot';
import { id, lengths, ms, text, whole } from './fields.ts';

export const roleSchema = v.strictObject({
  type: v.literal('role'),
  id: id('role'),
  name: text(lengths.name),
  order: whole(0, 10_000),
  /** Named by somebody who waits to be let in: until then nobody is offered it. */
  held: v.boolean(),
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
  remove: v.strictObject({ role: id('role') }),
} as const;
