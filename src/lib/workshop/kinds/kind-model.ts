/** What a step kind adds to the records of the domain: fields of its steps, and records of its own. */
import type { GenericSchema, ObjectEntries } from 'valibot';

/** The schema of a type of record and of the arguments of its mutations. */
export interface RecordModel {
  readonly schema: GenericSchema;
  readonly args: Readonly<Record<string, GenericSchema>>;
}

export interface KindModel {
  /** Fields of a step of this kind that the facilitator sets; each with what it has from the start. */
  readonly settings: ObjectEntries;
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Fields of a step of this kind that only its own mutators change; each with its first value. */
  readonly state: ObjectEntries;
  readonly initial: Readonly<Record<string, unknown>>;
  /** Types of record that exist only in steps of this kind. */
  readonly records: Readonly<Record<string, RecordModel>>;
  /** Codes with which mutations of these records are refused, where no general one says it. */
  readonly refusals: readonly string[];
}

/** A kind whose steps have nothing but what every step has. */
export const plainKind = {
  settings: {},
  defaults: {},
  state: {},
  initial: {},
  records: {},
  refusals: [],
} as const satisfies KindModel;
