/** How a noun of the domain is written down: its record and what can be done with it. */
import type { GenericSchema, InferOutput } from 'valibot';
import type { Context, Mutation, Refusal } from '../sync/mutation.ts';
import type { ReadStore, WriteStore } from '../sync/store.ts';
import type { Actor, Role } from './actor.ts';
import type { AnyRecord } from './records.ts';
import type { DomainCode } from './refusals.ts';
import type { StepKind } from './step-kinds.ts';

export type View = ReadStore<AnyRecord>;
export type Tx = WriteStore<AnyRecord>;
export type Ctx = Context<Actor>;

/** Who may do it, and when. permissions.ts reads this; nobody else decides. */
export interface May<Args> {
  readonly roles: readonly Role[];
  /** Participants only while the workshop stands at one of these kinds of step. */
  readonly during?: readonly StepKind[];
  /**
   * Facilitators only while nobody else has control of the workshop that is named: what the room
   * sees and feels at once. Null or undefined: it is preparation, and anybody of them may.
   */
  readonly steers?: (view: View, args: Args) => string | null | undefined;
  /** Participants also for a while after the workshop was closed: `graceAfterClose`. */
  readonly grace?: true;
  /** Participants with this also before the workshop begins. */
  readonly early?: (view: View, args: Args, seat: string) => boolean;
  /** Participants only with what is their own. */
  readonly own?: (view: View, args: Args, seat: string) => boolean;
}

/** A mutator in the registry: its arguments' type is known to its own schema only. */
export interface DomainMutator {
  readonly may: May<never>;
  readonly args: GenericSchema;
  readonly run: (tx: Tx, args: never, context: Ctx) => Refusal<DomainCode> | undefined;
  readonly undo?: (view: View, args: never, context: Ctx) => readonly Mutation[];
}

/** Ties the schema of the arguments to the functions that take them. */
export function mutator<Schema extends GenericSchema>(definition: {
  readonly args: Schema;
  readonly may: May<InferOutput<Schema>>;
  readonly run: (
    tx: Tx,
    args: InferOutput<Schema>,
    context: Ctx,
  ) => Refusal<DomainCode> | undefined;
  readonly undo?: (view: View, args: InferOutput<Schema>, context: Ctx) => readonly Mutation[];
}): DomainMutator {
  return definition;
}

/** By their verb: `note.post` is `post` here. */
export interface Noun {
  readonly type: string;
  readonly schema: GenericSchema;
  readonly mutators: Readonly<Record<string, DomainMutator>>;
}

export function noun<Definition extends Noun>(definition: Definition): Definition {
  return definition;
}
