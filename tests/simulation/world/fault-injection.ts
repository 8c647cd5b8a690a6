/**
 * Where a bug can be injected without changing the code under test: at its ports and in the parts
 * that are handed to it.
 */
import type { RoomDomain } from '#lib/sync/domain.ts';
import type { OutboxStorage } from '#lib/sync/replica/outbox.ts';
import type { ServerMessage } from '#lib/sync/protocol/protocol.ts';
import type { RoomStorage } from '#lib/sync/storage/storage.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import type { ServerProcess } from './server-process.ts';

export type Domain = RoomDomain<AnyRecord, Actor>;
export type Message = ServerMessage<AnyRecord>;

export interface FaultInjection {
  readonly domain?: (domain: Domain) => Domain;
  readonly storage?: (
    storage: RoomStorage<AnyRecord>,
    server: ServerProcess,
  ) => RoomStorage<AnyRecord>;
  readonly outbox?: (outbox: OutboxStorage) => OutboxStorage;
  /** Changes a message before the page receives it. */
  readonly receive?: (message: Message) => Message;
  /** Changes what a room receives and what it answers; called once for each socket. */
  readonly socket?: () => {
    readonly up: (message: unknown) => readonly unknown[];
    readonly down: (message: Message) => Message;
  };
  readonly epoch?: (epoch: string) => string;
}
