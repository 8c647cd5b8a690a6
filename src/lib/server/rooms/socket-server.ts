/** Mounts the rooms on an HTTP server: one Socket.IO server, one door for everybody. */
import { parse } from 'cookie';
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import * as v from 'valibot';
import { limits } from '#lib/sync/protocol.ts';
import { id } from '#lib/workshop/fields.ts';
import type { Access } from '../access/access.ts';
import type { Rooms } from './rooms.ts';
import { SocketHall, type RoomServer, type RoomSocket } from './socket-hall.ts';

/** What a client says of itself when it connects; its cookies have to bear it out. */
const handshake = v.variant('as', [
  v.object({ as: v.literal('facilitator'), series: id('series') }),
  v.object({ as: v.literal('reader'), series: id('series') }),
  v.object({ as: v.literal('participant'), series: id('series'), workshop: id('workshop') }),
  v.object({ as: v.literal('screen'), series: id('series'), workshop: id('workshop') }),
]);

export interface MountOptions {
  readonly access: Access;
  /** The public origin, where one is configured. */
  readonly origin: URL | null;
  readonly onFault: (fault: unknown, where: string) => void;
}

export function createRoomServer(server: HttpServer, origin: URL | null): RoomServer {
  return new Server(server, {
    serveClient: false,
    maxHttpBufferSize: limits.message,
    // Short texts do not repay what compressing them costs in memory for each connection.
    perMessageDeflate: false,
    // A page of another site could otherwise open a socket with a visitor's cookies.
    allowRequest: (request, decide) => {
      const from = request.headers.origin;
      decide(null, from === undefined || isOwn(from, request.headers.host, origin));
    },
  });
}

/** Lets clients in, once the rooms are there. */
export function admit(io: RoomServer, rooms: Rooms, options: MountOptions): void {
  io.on('connection', (socket) => {
    enter(socket, io, rooms, options).catch((fault: unknown) => {
      options.onFault(fault, 'connect');
      socket.disconnect(true);
    });
  });
}

async function enter(
  socket: RoomSocket,
  io: RoomServer,
  rooms: Rooms,
  { access, onFault }: MountOptions,
): Promise<void> {
  // What arrives while the room is opened waits its turn.
  const early: unknown[] = [];
  let take = (message: unknown): void => void early.push(message);
  socket.on('m', (message) => {
    try {
      take(message);
    } catch (fault) {
      onFault(fault, 'message');
    }
  });

  const entered = await admission(socket, rooms, access);
  if (!entered) {
    socket.emit('m', { t: 'bye', code: 'access.ended' });
    socket.disconnect(true);
    return;
  }
  const peer = new SocketHall(io, entered.series).peer(socket);
  const connection = entered.room.connect(peer, entered.actor);
  socket.on('disconnect', () => {
    connection.closed();
  });
  if (!socket.connected) {
    connection.closed();
    return;
  }
  take = (message) => connection.receive(message);
  for (const message of early) take(message);
}

/** The room and who it is that comes, or null when their cookies do not bear out what they say. */
async function admission(socket: RoomSocket, rooms: Rooms, access: Access) {
  const wanted = v.safeParse(handshake, socket.handshake.auth);
  if (!wanted.success) return null;
  const { series } = wanted.output;
  const cookies = parse(socket.handshake.headers.cookie ?? '');
  const actor = access.actor((name) => cookies[name], series, wanted.output);
  const room = actor && (await rooms.room(series));
  return room ? { series, actor, room } : null;
}

/** The page's origin is this server's: as configured, or as the browser called it. */
function isOwn(from: string, host: string | undefined, configured: URL | null): boolean {
  if (!URL.canParse(from)) return false;
  const { origin, host: fromHost } = new URL(from);
  return configured ? origin === configured.origin : fromHost === host;
}
