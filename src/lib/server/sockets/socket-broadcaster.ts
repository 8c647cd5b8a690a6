/**
 * A series' peers on Socket.IO: an audience is a Socket.IO room, or two where some peers can
 * decompress and others cannot. A message is encoded once for each room.
 */
import type { Server, Socket } from 'socket.io';
import type { Broadcaster, Peer } from '#lib/sync/room/broadcaster.ts';
import type { Audience } from '#lib/sync/record.ts';
import type { ServerMessage, WireMessage } from '#lib/sync/protocol/protocol.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { frameOf, isSmall } from './frames.ts';

/** One event each way carries the whole protocol; see protocol.ts. */
export interface ServerEvents {
  m: (frame: WireMessage) => void;
}
export interface ClientEvents {
  m: (message: unknown) => void;
}
export type RoomServer = Server<ClientEvents, ServerEvents>;
export type RoomSocket = Socket<ClientEvents, ServerEvents>;

/** A turn of the event loop that takes longer means that the server is busy; milliseconds. */
const LONG_TURN_MS = 20;
/** The longest that a batch is delayed so that more can share it; milliseconds. */
const MAX_BATCH_DELAY_MS = 250;

export class SocketBroadcaster implements Broadcaster<AnyRecord> {
  readonly #io: RoomServer;
  readonly #series: string;

  constructor(io: RoomServer, series: string) {
    this.#io = io;
    this.#series = series;
  }

  peer(socket: RoomSocket): Peer<AnyRecord> {
    /** Null before the first hello; what that said counts for the whole connection. */
    let gzip: boolean | null = null;
    return {
      accepts: (able) => void (gzip ??= able),
      send: (message) => socket.emit('m', frameOf(message, gzip === true)),
      join: (audience) => void socket.join(this.#name(audience, gzip === true)),
      leave: (audience) => void socket.leave(this.#name(audience, gzip === true)),
      close: () => socket.disconnect(true),
    };
  }

  publish(audience: Audience, message: ServerMessage<AnyRecord>): void {
    const { rooms } = this.#io.of('/').adapter;
    const [plain, compressed] = [this.#name(audience, false), this.#name(audience, true)];
    const here = [plain, compressed].filter((name) => rooms.has(name));
    if (here.length === 0) return;
    if (isSmall(message)) {
      this.#io.to(here).emit('m', frameOf(message, false));
      return;
    }
    for (const name of here) this.#io.to(name).emit('m', frameOf(message, name === compressed));
  }

  // One turn of the event loop: what was published is with the sockets, and what arrives meanwhile
  // shares the next commit and the next frame. A long turn means that the server is busy, as when
  // all pages reconnect at once: then more messages are gathered, since each batch is sent to all.
  async flushed(): Promise<void> {
    const from = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    const turn = performance.now() - from;
    if (turn <= LONG_TURN_MS) return;
    await new Promise((resolve) => setTimeout(resolve, Math.min(3 * turn, MAX_BATCH_DELAY_MS)));
  }

  delay(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms).unref());
  }

  #name(audience: Audience, gzip: boolean): string {
    return `${this.#series} ${audience}${gzip ? ' gzip' : ''}`;
  }
}
