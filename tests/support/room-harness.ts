/** A whole room with its phones in one process: the real room, real replicas, no network. */
import type { Connection } from '#lib/sync/room/room.ts';
import { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import { MemoryStorage } from '#lib/sync/storage/memory-storage.ts';
import { MemoryOutbox } from '#lib/sync/replica/outbox.ts';
import type { ServerMessage } from '#lib/sync/protocol/protocol.ts';
import { Replica } from '#lib/sync/replica/replica.ts';
import { Room, type RoomOptions } from '#lib/sync/room/room.ts';
import type { RoomStorage } from '#lib/sync/storage/storage.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { sharedDomain } from '#lib/workshop/domain.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { overWire } from './over-wire.ts';

export interface Phone {
  readonly actor: Actor;
  readonly replica: Replica<AnyRecord, Actor>;
  readonly outbox: MemoryOutbox;
  /** Every message that this phone was ever sent. */
  readonly heard: ServerMessage<AnyRecord>[];
  /** What this phone makes of what it hears, where that is something else. */
  spoil: (message: ServerMessage<AnyRecord>) => ServerMessage<AnyRecord>;
  connect(): void;
  drop(): void;
}

export interface Harness {
  readonly room: Room<AnyRecord, Actor>;
  readonly storage: RoomStorage<AnyRecord>;
  readonly faults: unknown[];
  /** @param order a phone that connects before its device has told what it keeps */
  phone(actor: Actor, name: string, outbox?: MemoryOutbox, order?: 'connect first'): Promise<Phone>;
  /** Ends the room without a word, as a crash does, and opens it on the same storage. */
  restart(): Promise<Harness>;
  /** The same, but the pages stay open: they are dropped, and may connect to the new room. */
  reboot(): Promise<void>;
}

export interface HarnessOptions {
  readonly storage?: RoomStorage<AnyRecord>;
  readonly now?: () => number;
  /** Without it nobody is too fast: most tests have a clock that stands still. */
  readonly rateOf?: NonNullable<RoomOptions<AnyRecord, Actor>['rateOf']>;
  /** Instead of the workshop's, such as one with a bug in it. */
  readonly domain?: RoomOptions<AnyRecord, Actor>['domain'];
}

let epochs = 0;

export async function openHarness(options: HarnessOptions = {}): Promise<Harness> {
  const storage = options.storage ?? new MemoryStorage<AnyRecord>();
  const now = options.now ?? (() => 1_700_000_000_000);
  const faults: unknown[] = [];
  let { room, broadcaster } = await openRoom();
  const drops = new Set<() => void>();

  async function openRoom() {
    const opened = new MemoryBroadcaster<AnyRecord>();
    epochs += 1;
    return {
      broadcaster: opened,
      room: await Room.open<AnyRecord, Actor>({
        domain: options.domain ?? roomDomain,
        storage,
        broadcaster: opened,
        now,
        ...(options.rateOf && { rateOf: options.rateOf }),
        epoch: `epoch-${epochs}`,
        onFault: (fault) => faults.push(fault),
      }),
    };
  }

  async function phone(
    actor: Actor,
    name: string,
    outbox = new MemoryOutbox(),
    order?: 'connect first',
  ): Promise<Phone> {
    const heard: ServerMessage<AnyRecord>[] = [];
    const replica = new Replica<AnyRecord, Actor>({
      domain: sharedDomain,
      actor,
      client: `client-${name}`.padEnd(12, '-'),
      outbox,
      now,
      onChange: () => undefined,
      pause: () => new Promise((resolve) => setTimeout(resolve)),
    });
    let connection: Connection | null = null;
    const phone: Phone = {
      ...{ actor, replica, outbox, heard },
      spoil: (message) => message,
      connect: () => connect(),
      drop: () => drop(),
    };
    const drop = (): void => {
      const old = connection;
      connection = null;
      old?.closed();
      replica.disconnected();
    };
    drops.add(drop);
    const connect = (): void => {
      drop();
      const peer = broadcaster.peer(
        (message) => {
          if (connection !== opened) return;
          const copy = overWire(message);
          heard.push(copy);
          replica.receive(phone.spoil(copy));
        },
        () => replica.disconnected(),
      );
      const opened = room.connect(peer, actor);
      connection = opened;
      replica.connected((message) => opened.receive(JSON.parse(JSON.stringify(message))));
    };
    if (order) connect();
    await replica.recover();
    if (!order) connect();
    return phone;
  }

  // Nobody hears any more, but what has come in is still written: answers are lost, as in a crash.
  async function end(): Promise<void> {
    for (const drop of drops) drop();
    await room.settled();
  }

  return {
    get room() {
      return room;
    },
    storage,
    faults,
    phone,
    async restart() {
      await end();
      return openHarness({ ...options, storage });
    },
    async reboot() {
      await end();
      ({ room, broadcaster } = await openRoom());
    },
  };
}
