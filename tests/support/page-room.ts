/**
 * A page's room in component tests: the real room, the real replica and the real runes, with a hall
 * in memory where the socket would be. A test file that uses it begins with
 *
 *   vi.mock('#lib/client/connect.ts', () => import('<…>/tests/support/page-room.ts'));
 */
import type { Handshake } from '#lib/client/connect.ts';
import type { Room as PageRoom } from '#lib/client/room.svelte.ts';
import { participantRoom } from '#lib/client/participant-room.ts';
import { wholeRoom } from '#lib/client/whole-room.ts';
import { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import { MemoryStorage } from '#lib/sync/storage/memory-storage.ts';
import type { Replica } from '#lib/sync/replica/replica.ts';
import { Room } from '#lib/sync/room/room.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { roomDomain } from '#lib/workshop/room-domain.ts';
import { overWire } from './over-wire.ts';

type Join = (replica: Replica<AnyRecord, Actor>) => () => void;
const joins = new WeakMap<Handshake, Join>();

export interface Stage {
  readonly room: Room<AnyRecord, Actor>;
  /** A page in the room, connected and told everything. */
  page(actor: Actor): Promise<PageRoom>;
}

export async function openStage(): Promise<Stage> {
  const broadcaster = new MemoryBroadcaster<AnyRecord>();
  const room = await Room.open<AnyRecord, Actor>({
    domain: roomDomain,
    storage: new MemoryStorage<AnyRecord>(),
    broadcaster,
    now: () => 1_700_000_000_000,
    epoch: 'stage',
    onFault: (fault) => {
      throw fault;
    },
  });
  return {
    room,
    async page(actor) {
      const handshake: Handshake = { series: 'series:s1', as: 'participant' };
      joins.set(handshake, (replica) => join(room, broadcaster, actor, replica));
      const page = (actor.role === 'participant' ? participantRoom : wholeRoom)({
        ...{ handshake, actor, outbox: null },
      });
      page.open();
      await room.settled();
      if (!page.live) throw new Error('the page was not let in');
      return page;
    },
  };
}

/** Stands in for client/connect.ts. */
export function connect(replica: Replica<AnyRecord, Actor>, handshake: Handshake): () => void {
  const join = joins.get(handshake);
  if (!join) throw new Error('this page belongs to no stage');
  return join(replica);
}

function join(
  room: Room<AnyRecord, Actor>,
  broadcaster: MemoryBroadcaster<AnyRecord>,
  actor: Actor,
  replica: Replica<AnyRecord, Actor>,
): () => void {
  const peer = broadcaster.peer(
    (message) => replica.receive(overWire(message)),
    () => replica.disconnected(),
  );
  const connection = room.connect(peer, actor);
  replica.connected((message) => connection.receive(JSON.parse(JSON.stringify(message))));
  return () => connection.closed();
}
