/** A series' peers on Socket.IO: an audience is a Socket.IO room, a message is encoded once. */
import type { Server, Socket } from 'socket.io';
import type { Hall, Peer } from '#lib/sync/connection.ts';
import type { Audience } from '#lib/sync/domain.ts';
import type { ServerMessage } from '#lib/sync/protocol.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';

/** One event each way carries the whole protocol; see protocol.ts. */
export interface ServerEvents {
  m: (message: ServerMessage<AnyRecord>) => void;
}
export interface ClientEvents {
  m: (message: unknown) => void;
}
export type RoomServer = Server<ClientEvents, ServerEvents>;
export type RoomSocket = Socket<ClientEvents, ServerEvents>;

/** Milliseconds of a turn of the event loop from which on the server is busy. */
const LONG_TURN = 20;
/** Milliseconds for which at most something is held back to be told together with more. */
const MOST_SHARED = 250;

export class SocketHall implements Hall<AnyRecord> {
  readonly #io: RoomServer;
  readonly #series: string;

  constructor(io: RoomServer, series: string) {
    this.#io = io;
    this.#series = series;
  }

  peer(socket: RoomSocket): Peer<AnyRecord> {
    return {
      send: (message) => socket.emit('m', message),
      join: (audience) => void socket.join(this.#name(audience)),
      leave: (audience) => void socket.leave(this.#name(audience)),
      close: () => socket.disconnect(true),
    };
  }

  publish(audience: Audience, message: ServerMessage<AnyRecord>): void {
    this.#io.to(this.#name(audience)).emit('m', message);
  }

  // One turn of the event loop: what was published is in the sockets' hands, and what came in
  // meanwhile shares the next commit and the next frame. Where a turn is long, as when a whole hall
  // comes back, more is to share them: each is told to everybody.
  async drained(): Promise<void> {
    const from = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    const turn = performance.now() - from;
    if (turn <= LONG_TURN) return;
    await new Promise((resolve) => setTimeout(resolve, Math.min(3 * turn, MOST_SHARED)));
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms).unref());
  }

  #name(audience: Audience): string {
    return `${this.#series} ${audience}`;
  }
}
