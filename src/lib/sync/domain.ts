/** What the engine needs to know of the domain that it carries. */
import type { Bounds } from './bounds.ts';
import type { Context, Mutator, Refusal } from './mutation.ts';
import type { RecordBase, Visible } from './record.ts';
import type { ReadStore } from './store.ts';

/** Somebody's or some people's eyes: `host`, `public`, `group:x`, `seat:x` … */
export type Audience = string;

export type Exposure<R extends RecordBase> = readonly [Audience, Visible<R>];

/** The half that phone and room share. */
export interface SharedDomain<R extends RecordBase, Actor> {
  /** By the name that is used on the wire. */
  readonly mutators: ReadonlyMap<string, Mutator<R, Actor>>;
  /** The one place that says who may do what, now. */
  permit(
    store: ReadStore<R>,
    name: string,
    args: unknown,
    context: Context<Actor>,
  ): Refusal | undefined;
  /** How large the arguments of one of their mutations may be. */
  bounds(actor: Actor): Bounds;
  /** Where an audience's copy of a record wins over another's: the highest rank is shown. */
  rank(audience: Audience): number;
}

/** What the room alone knows. */
export interface RoomDomain<R extends RecordBase, Actor> extends SharedDomain<R, Actor> {
  /** Who sees what of a record. Reads are tracked: when what it read changes, it is asked again. */
  expose(record: R, store: ReadStore<R>): readonly Exposure<R>[];
  /** What an actor sees now; null: no longer anything, the connection is ended. */
  audiencesOf(actor: Actor, store: ReadStore<R>): readonly Audience[] | null;
  /** Types that decide over `audiencesOf`. */
  readonly audienceTypes: ReadonlySet<string>;
  /** Names a client's owner in the table of clients. */
  actorKey(actor: Actor): string;
  /** The passing record that says that an actor is connected, or null. Never stored. */
  presence(actor: Actor): R | null;
  /** Who did it, for the audit: never more than the audit may know. */
  auditActor(actor: Actor): string;
  /** To what of all that changed, for the audit. */
  auditTargets(actor: Actor, ids: readonly string[]): readonly string[];
}
