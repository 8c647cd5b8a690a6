/** What the engine needs to know of the domain that it synchronises. */
import type { Bounds } from './protocol/bounds.ts';
import type { Context, Mutator, Refusal } from './mutation.ts';
import type { Audience, RecordBase, Visible } from './record.ts';
import type { ReadStore } from './store.ts';

/** A record as an audience may see it. */
export type Projection<R extends RecordBase> = readonly [Audience, Visible<R>];

/** The part that page and room share. */
export interface SharedDomain<R extends RecordBase, Actor> {
  /** By the name in the protocol. */
  readonly mutators: ReadonlyMap<string, Mutator<R>>;
  /** Whether an actor may run a mutation now: a refusal, or undefined. The only place that decides it. */
  authorize(
    store: ReadStore<R>,
    name: string,
    args: unknown,
    context: Context<Actor>,
  ): Refusal | undefined;
  /** How large the arguments of a mutation by this actor may be. */
  bounds(actor: Actor): Bounds;
  /** Where two audiences have different projections of a record, the one of higher rank is shown. */
  rank(audience: Audience): number;
}

/** The part that only the room has. */
export interface RoomDomain<R extends RecordBase, Actor> extends SharedDomain<R, Actor> {
  /** Who sees what of a record. Reads are tracked: when what it read changes, it is called again. */
  project(record: R, store: ReadStore<R>): readonly Projection<R>[];
  /** The audiences that an actor belongs to now; null: none any more, the connection is ended. */
  audiencesOf(actor: Actor, store: ReadStore<R>): readonly Audience[] | null;
  /** Types of record on which `audiencesOf` depends. */
  readonly audienceTypes: ReadonlySet<string>;
  /** Names the owner of a client in the table of clients. */
  actorKey(actor: Actor): string;
  /** The record that says that an actor is connected, or null. Never stored. */
  presence(actor: Actor): R | null;
  /** Whether a mutation is written to the audit log, by its name. */
  isAudited(name: string): boolean;
  /** The actor as the audit log may name them. */
  auditActor(actor: Actor): string;
  /** Those of the changed ids that the audit log may name. */
  auditTargets(actor: Actor, ids: readonly string[]): readonly string[];
  /** Whether a row of the audit log is kept for good; others are pruned after a time. */
  keepsAudit(row: { readonly actor: string; readonly name: string }): boolean;
}
