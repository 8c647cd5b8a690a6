/**
 * Stands in for client/connect.ts in component tests: pages come into a room that was made elsewhere,
 * such as one of a played series. A test file that uses it begins with
 *
 *   vi.mock('#lib/client/connect.ts', () => import('<…>/tests/results/stage.ts'));
 */
import type { Handshake } from '#lib/client/connect.ts';
import type { Replica } from '#lib/sync/replica/replica.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { overWire } from '../support/over-wire.ts';
import type { PlayedSeries } from './series.ts';

type Stage = Pick<PlayedSeries, 'room' | 'broadcaster'>;

let stage: Stage | null = null;
/** Who the next page is of, by what it comes as. */
let actors: Readonly<Partial<Record<Handshake['as'], Actor>>> = {};

/** Pages that are opened from now on come into this room, as these. */
export function setStage(room: Stage, as: typeof actors): void {
  stage = room;
  actors = as;
}

export function connect(replica: Replica<AnyRecord, Actor>, handshake: Handshake): () => void {
  const actor = actors[handshake.as];
  if (!stage || !actor) throw new Error(`nobody is expected as ${handshake.as}`);
  const peer = stage.broadcaster.peer(
    (message) => replica.receive(overWire(message)),
    () => replica.disconnected(),
  );
  const connection = stage.room.connect(peer, actor);
  replica.connected((message) => connection.receive(JSON.parse(JSON.stringify(message))));
  return () => {
    connection.closed();
    replica.disconnected();
  };
}
