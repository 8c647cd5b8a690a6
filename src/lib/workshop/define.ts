/** How an entity of the domain is defined: its records, and the mutators that change them. */
import type { GenericSchema, InferOutput } from 'valibot';
import { refuse, type Context, type Refusal } from '../sync/mutation.ts';
import type { ReadStore, WriteStore } from '../sync/store.ts';
import type { Actor, Role } from './model/actor.ts';
import type { DomainMutation } from './model/mutations.ts';
import type { AnyRecord } from './model/records.ts';
import type { Step } from './model/step.ts';
import type { DomainCode } from './refusals.ts';

export type View = ReadStore<AnyRecord>;
export type Tx = WriteStore<AnyRecord>;
/** What a mutator of these roles knows besides the records. */
export type Ctx<R extends Role = Role> = Context<Extract<Actor, { readonly role: R }>>;

/** Who may do something, and when. policy.ts judges by it before the mutator runs. */
export interface Policy<Args, R extends Role = Role> {
  readonly roles: readonly R[];
  /**
   * The workshop of which a facilitator must have control, because the room notices at once. Null or
   * undefined: it is preparation, and every facilitator may.
   */
  readonly requiresControl?: (view: View, args: Args) => string | null | undefined;
  /** Participants may also for a while after the workshop was closed: `graceAfterClose`. */
  readonly afterClose?: true;
  /** Participants may also before the workshop begins if this holds. */
  readonly beforeStart?: (view: View, args: Args, seat: string) => boolean;
  /**
   * What is left of it while a seat is lent: `text`: its own device may and the lent one may; `step`:
   * only the lent one, in steps that were opened since. Else nobody: a seat that is lent answers for
   * nobody.
   */
  readonly whileLent?: 'text' | 'step';
  /** Participants may only if this holds: that something is their own. */
  readonly own?: (view: View, args: Args, seat: string) => boolean;
}

/** A mutator in the registry: only its own schema knows the type of its arguments. */
export interface DomainMutator {
  readonly policy: Policy<never>;
  readonly args: GenericSchema;
  readonly run: (tx: Tx, args: never, context: never) => Refusal<DomainCode> | undefined;
  readonly undo?: (view: View, args: never, context: never) => readonly DomainMutation[];
}

/**
 * Ties the schema of the arguments, and the roles of the policy, to the functions that get them:
 * `run` is called only with arguments that the schema has passed and by a role that is listed.
 */
export function mutator<Schema extends GenericSchema, const R extends Role>(definition: {
  readonly args: Schema;
  readonly policy: Policy<InferOutput<Schema>, R>;
  readonly run: (
    tx: Tx,
    args: InferOutput<Schema>,
    context: Ctx<R>,
  ) => Refusal<DomainCode> | undefined;
  readonly undo?: (
    view: View,
    args: InferOutput<Schema>,
    context: Ctx<R>,
  ) => readonly DomainMutation[];
}): DomainMutator {
  return definition;
}

/** What a participant does in an opened step of their own workshop. */
interface StepMutator<Schema extends GenericSchema<{ readonly step: string }>, S extends Step> {
  readonly args: Schema;
  /** The steps in which it can be done. */
  readonly in: (step: Step) => step is S;
  readonly policy?: Omit<Policy<InferOutput<Schema>, 'participant'>, 'roles'>;
  readonly run: (
    tx: Tx,
    args: InferOutput<Schema>,
    at: {
      readonly step: S;
      readonly seat: string;
      /** Whether on a device that was lent to the seat. */
      readonly lent: boolean;
      readonly now: number;
    },
  ) => Refusal<DomainCode> | undefined;
}

/**
 * A mutator for participants in a step. Refuses with `step.unknown` if the step is not one of their
 * workshop, with `step.not-now` if it is not of the right kind or has not been opened.
 */
export function stepMutator<
  Schema extends GenericSchema<{ readonly step: string }>,
  S extends Step,
>(definition: StepMutator<Schema, S>): DomainMutator {
  return mutator({
    args: definition.args,
    policy: { whileLent: 'step', ...definition.policy, roles: ['participant'] },
    run(tx, args, { actor, now }) {
      const step = tx.get('step', (args as { readonly step: string }).step);
      if (!step || step.workshop !== actor.workshop) return refuse('step.unknown');
      if (!definition.in(step) || step.openedAt === null) return refuse('step.not-now');
      return definition.run(tx, args, { step, seat: actor.seat, lent: actor.lent === true, now });
    },
  });
}

/** An entity, with its mutators by their verb: `note.post` is `post` here. */
export interface Entity {
  readonly type: string;
  readonly schema: GenericSchema;
  readonly mutators: Readonly<Record<string, DomainMutator>>;
}

export function entity<const Definition extends Entity>(definition: Definition): Definition {
  return definition;
}

/** The mutators of these entities by their names on the wire: `note.post`. */
export function mutatorsOf(
  entities: Readonly<Record<string, Entity>>,
): ReadonlyMap<string, DomainMutator> {
  return new Map(
    Object.values(entities).flatMap(({ type, mutators }) =>
      Object.entries(mutators).map(([verb, mutator]) => [`${type}.${verb}`, mutator] as const),
    ),
  );
}
