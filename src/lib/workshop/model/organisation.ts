/** An organisation: commits to an action or does not, through its own people only. */
import * as v from 'valibot';
import { id, lengths, ms, text, whole } from './fields.ts';
import { seatsOfSeries } from './seat.ts';
import { storedOrganisationKinds } from './terms.ts';

export const organisationSchema = v.strictObject({
  type: v.literal('organisation'),
  id: id('organisation'),
  name: text(lengths.line),
  kind: v.picklist(storedOrganisationKinds),
  order: whole(0, 10_000),
  /** Named by somebody who waits to be let in: until then nobody is offered it. */
  held: v.boolean(),
  /**
   * Another one has taken it in: it is offered to nobody, and its name means the other one. With those
   * who went over, so that they can come back. Null while it stands for itself.
   */
  merged: v.nullable(
    v.strictObject({
      into: id('organisation'),
      at: ms,
      seats: seatsOfSeries,
      /** Those of the seats that spoke for it: for the other one they have to say so anew. */
      representatives: seatsOfSeries,
    }),
  ),
  createdAt: ms,
});

export type Organisation = v.InferOutput<typeof organisationSchema>;

/** The arguments of every mutation of an organisation. */
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
  merge: v.strictObject({ from: id('organisation'), into: id('organisation') }),
  unmerge: v.strictObject({ organisation: id('organisation') }),
} as const;
