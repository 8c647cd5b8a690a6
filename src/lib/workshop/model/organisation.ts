/** An organisation: commits to an action or does not, through its own people only. */
import * as v from 'valibot';
import { id, lengths, ms, text, whole } from './fields.ts';
import { organisationKinds } from './terms.ts';

export const organisationSchema = v.strictObject({
  type: v.literal('organisation'),
  id: id('organisation'),
  name: text(lengths.line),
  kind: v.picklist(organisationKinds),
  order: whole(0, 10_000),
  /** Named by somebody who waits to be let in: until then nobody is offered it. */
  held: v.boolean(),
  createdAt: ms,
});

export type Organisation = v.InferOutput<typeof organisationSchema>;

/** The arguments of every mutation of a organisation. */
export const organisationArgs = {
  add: v.strictObject({
    id: organisationSchema.entries.id,
    name: organisationSchema.entries.name,
    kind: organisationSchema.entries.kind,
    held: v.optional(organisationSchema.entries.held, false),
  }),
  edit: v.strictObject({
    organisation: id('organisation'),
    name: organisationSchema.entries.name,
    kind: organisationSchema.entries.kind,
  }),
  remove: v.strictObject({ organisation: id('organisation') }),
} as const;
