/**
 * The protocol between pages and rooms. One event carries all messages, so that a test can pass
 * them without a network.
 */
import * as v from 'valibot';
import type { Answer } from '../mutation.ts';
import type { Audience, RecordBase } from '../record.ts';
import type { PackedUpdate } from './packing.ts';
import type { AudienceUpdate } from './update.ts';

export type { AudienceUpdate };

/**
 * Raised whenever a message, a mutator's arguments or a record change so that an open page of
 * yesterday could not go on; protocol.test.ts pins a hash of all of these.
 */
export const protocolVersion = 11;

export const limits = {
  /** Mutations in one push. */
  push: 50,
  /** Clients in one hello: the page itself, and closed pages whose outbox it has taken over. */
  clients: 20,
  /** Audiences that one hello may name, and that it may call mismatched: one for each occasion too. */
  audiences: 300,
  mismatched: 300,
  /** Bytes of one message; a longer one ends its connection before it is parsed. */
  message: 262_144,
  /** Bytes of the mutations in one push that holds more than one. */
  pushed: 196_608,
  /** Characters of all record hashes in one hello; see `splitHashes`. */
  hashes: 131_072,
} as const;

export const clientId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,40}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 48));

/** A mutation in a push. One that does not match is refused by its number. */
export const numberedMutation = v.strictObject({
  n: v.pipe(count, v.minValue(1)),
  name: v.pipe(v.string(), v.maxLength(60)),
  args: v.unknown(),
});

/** A message from a page; a connection that sends anything else is ended. */
export const clientMessage = v.variant('t', [
  v.strictObject({
    t: v.literal('hello'),
    protocol: count,
    /** Of the room that `since` came from; the clocks of another start mean nothing. */
    epoch: v.nullable(v.pipe(v.string(), v.maxLength(64))),
    since: v.pipe(
      v.record(v.pipe(v.string(), v.maxLength(100)), count),
      v.maxEntries(limits.audiences),
    ),
    clients: v.pipe(
      v.array(v.strictObject({ client: clientId, next: count })),
      v.maxLength(limits.clients),
    ),
    /** By audience: the hashes of the records that this page holds, concatenated. */
    hashes: v.optional(
      v.pipe(
        v.record(
          v.pipe(v.string(), v.maxLength(100)),
          v.pipe(v.string(), v.maxLength(limits.hashes)),
        ),
        v.maxEntries(limits.audiences),
      ),
    ),
    /** Audiences whose digest did not match the room's: they are sent as full snapshots. */
    mismatched: v.optional(
      v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(limits.mismatched)),
    ),
    /** True for a page that can decompress; said once for a connection, in its first hello. */
    gzip: v.optional(v.boolean()),
  }),
  v.strictObject({
    t: v.literal('push'),
    client: clientId,
    mutations: v.pipe(
      v.array(v.looseObject({ n: numberedMutation.entries.n })),
      v.minLength(1),
      v.maxLength(limits.push),
    ),
  }),
  v.strictObject({ t: v.literal('ping'), at: v.number() }),
]);
export type ClientMessage = v.InferOutput<typeof clientMessage>;

/** A hello of any version: what else it has in it, only a room of that version can say. */
export const helloOfAnyVersion = v.looseObject({ t: v.literal('hello'), protocol: count });

/** An audience's state in short: its clock, and the checksum of its records. */
export type Digest = readonly [clock: number, sum: number];

/** Why the room ends a connection; see `transientByes`. */
export type ByeCode =
  | 'protocol.stale'
  | 'protocol.malformed'
  | 'protocol.too-fast'
  | 'access.ended'
  | 'room.stopping'
  | 'room.failed';

/**
 * Only the connection is ended: the page connects again. A room that has failed is opened anew by
 * whoever asks for it next, here or at the server that has taken it over.
 */
export const transientByes = ['room.stopping', 'room.failed', 'protocol.too-fast'] as const;

/** A message to a page, with each update in some form: as records, or as they are sent. */
export type MessageWith<Update> =
  | {
      readonly t: 'welcome';
      readonly epoch: string;
      readonly now: number;
      readonly storage: StorageState;
      readonly updates: readonly Update[];
    }
  | { readonly t: 'patch'; readonly update: Update }
  | { readonly t: 'audiences'; readonly add: readonly Update[]; readonly drop: readonly Audience[] }
  | { readonly t: 'answers'; readonly client: string; readonly answers: readonly Answer[] }
  | { readonly t: 'storage'; readonly state: StorageState }
  | {
      readonly t: 'pong';
      readonly at: number;
      readonly now: number;
      /** What the page must hold when it receives this, in the order of its audiences' names. */
      readonly digests: readonly Digest[];
    }
  | { readonly t: 'bye'; readonly code: ByeCode };

/** A message as rooms and replicas know it. */
export type ServerMessage<R extends RecordBase> = MessageWith<AudienceUpdate<R>>;

/**
 * A message as it is sent: an update is packed, and a large one is the bytes of its JSON, compressed
 * with gzip for a page that can read that.
 */
export type WireMessage = MessageWith<PackedUpdate | Uint8Array>;

/** The message with every update in another form. */
export function mapUpdates<A, B>(message: MessageWith<A>, map: (update: A) => B): MessageWith<B> {
  switch (message.t) {
    case 'welcome':
      return { ...message, updates: message.updates.map(map) };
    case 'patch':
      return { ...message, update: map(message.update) };
    case 'audiences':
      return { ...message, add: message.add.map(map) };
    default:
      return message;
  }
}

/** Whether the room can write to its storage; while it cannot, phones keep their outboxes. */
export type StorageState = 'ok' | 'failing';
