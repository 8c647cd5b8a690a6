/** Where a bug can be put in without touching what is tried: the ports and the parts handed over. */
import type { RoomDomain } from '#lib/sync/domain.ts';
import type { OutboxStorage } from '#lib/sync/outbox.ts';
import type { ServerMessage } from '#lib/sync/protocol.ts';
import type { RoomStorage } from '#lib/sync/storage.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import type { House } from './house.ts';

export type Domain = RoomDomain<AnyRecord, Actor>;
export type Message = ServerMessage<AnyRecord>;

export interface Tampering {
  readonly domain?: (domain: Domain) => Domain;
  readonly storage?: (storage: RoomStorage<AnyRecord>, house: House) => RoomStorage<AnyRecord>;
  readonly outbox?: (outbox: OutboxStorage) => OutboxStorage;
  /** What a page makes of what it hears. */
  readonly hear?: (message: Message) => Message;
  /** What a room makes of what it is sent, and what becomes of its answers: one for each line. */
  readonly line?: () => {
    readonly up: (message: unknown) => readonly unknown[];
    readonly down: (message: Message) => Message;
  };
  readonly epoch?: (epoch: string) => string;
}
