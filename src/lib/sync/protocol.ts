/**
 * What goes over the wire, both ways. One event carries all of it, so that a test can hand the
 * same messages over without a network.
 */
import * as v from 'valibot';
import type { Audience } from './domain.ts';
import type { Answer } from './mutation.ts';
import type { RecordBase, Visible } from './record.ts';

/**
 * Raised whenever a message, a mutator's arguments or a record change so that an open page of
 * yesterday could not go on; protocol.test.ts pins a hash of all of these.
 */
export const protocolVersion = 5;

export const limits = {
  /** Mutations in one push. */
  push: 50,
  /** Clients that one page may speak for: itself and pages that were closed with something unsent. */
  clients: 20,
  /** Audiences that one page may call differing. */
  differing: 100,
  /** Bytes of one message; a longer one ends its connection before it is read. */
  message: 262_144,
  /** Bytes of the mutations in one push that holds more than one. */
  pushed: 196_608,
  /** Characters of all the marks in one hello; see `marksIn`. */
  marks: 131_072,
} as const;

export const clientId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,40}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 48));

/** A mutation as it is sent. One that is not like this is refused by its number. */
export const sentMutation = v.strictObject({
  n: v.pipe(count, v.minValue(1)),
  name: v.pipe(v.string(), v.maxLength(60)),
  args: v.unknown(),
});

/** What a page must be able to say to be understood at all. */
export const clientMessage = v.variant('t', [
  v.strictObject({
    t: v.literal('hello'),
    protocol: count,
    /** Of the room that `since` came from; the clocks of another start mean nothing. */
    epoch: v.nullable(v.pipe(v.string(), v.maxLength(64))),
    since: v.record(v.pipe(v.string(), v.maxLength(100)), count),
    clients: v.pipe(
      v.array(v.strictObject({ client: clientId, next: count })),
      v.maxLength(limits.clients),
    ),
    /** What this page holds of an audience: the marks of its records, one after the other. */
    marks: v.optional(
      v.record(v.pipe(v.string(), v.maxLength(100)), v.pipe(v.string(), v.maxLength(limits.marks))),
    ),
    /** Audiences of which this page held something else than the room: they are sent anew. */
    differing: v.optional(
      v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(limits.differing)),
    ),
  }),
  v.strictObject({
    t: v.literal('push'),
    client: clientId,
    mutations: v.pipe(
      v.array(v.looseObject({ n: sentMutation.entries.n })),
      v.minLength(1),
      v.maxLength(limits.push),
    ),
  }),
  v.strictObject({ t: v.literal('ping'), at: v.number() }),
]);
export type ClientMessage = v.InferOutput<typeof clientMessage>;

/** One audience's records, or what changed in them since `since`. */
export interface Layer<R extends RecordBase> {
  readonly audience: Audience;
  /** The clock this builds on; null: these are all the records, forget what was there. */
  readonly since: number | null;
  readonly clock: number;
  readonly put: readonly Visible<R>[];
  readonly remove: readonly string[];
  /**
   * Where `since` is null: these marks, of those that the page has said, are to be forgotten, and
   * the rest of what it had is right. Without it everything is to be.
   */
  readonly stale?: string;
}

/** What a layer holds, in short: the clock it stands at, and a checksum of its records. */
export type Held = readonly [clock: number, sum: number];

/** `room.stopping` and `protocol.too-fast` mean: come again; the others are for good. */
export type ByeCode =
  | 'protocol.stale'
  | 'protocol.malformed'
  | 'protocol.too-fast'
  | 'access.ended'
  | 'room.stopping'
  | 'room.failed';

export type ServerMessage<R extends RecordBase> =
  | {
      readonly t: 'welcome';
      readonly epoch: string;
      readonly now: number;
      readonly storage: StorageState;
      readonly layers: readonly Layer<R>[];
    }
  | { readonly t: 'patch'; readonly layer: Layer<R> }
  | {
      readonly t: 'audiences';
      readonly add: readonly Layer<R>[];
      readonly drop: readonly Audience[];
    }
  | { readonly t: 'answers'; readonly client: string; readonly answers: readonly Answer[] }
  | { readonly t: 'storage'; readonly state: StorageState }
  | {
      readonly t: 'pong';
      readonly at: number;
      readonly now: number;
      /** What the page must hold when it hears this: its audiences in the order of their names. */
      readonly holds: readonly Held[];
    }
  | { readonly t: 'bye'; readonly code: ByeCode };

/** Whether the room can write to its disk; while it cannot, phones keep what they have. */
export type StorageState = 'ok' | 'failing';
