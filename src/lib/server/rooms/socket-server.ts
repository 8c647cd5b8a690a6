/** Mounts the rooms on an HTTP server: one Socket.IO server, one door for everybody. */
import { parse } from 'cookie';
import type { Server as HttpServer, ServerResponse } from 'node:http';
import { Server } from 'socket.io';
import * as v from 'valibot';
import { limits } from '#lib/sync/protocol.ts';
import { id } from '#lib/workshop/fields.ts';
import type { Access } from '../access/access.ts';
import { entrance, type Entered } from '../entrance.ts';
import { standingHeaders } from '../headers.ts';
import { knowsHost } from '../hosts.ts';
import { isOwnPage } from './origins.ts';
import type { Rooms } from './rooms.ts';
import { SocketHall, type RoomServer, type RoomSocket } from './socket-hall.ts';

/** Milliseconds that somebody may stand in the door without a word. */
const SILENCE_MS = 20_000;
/** Messages that may wait while the room is opened; an honest page sends two. */
const EARLY = 20;

/** What a client says of itself when it connects; its cookies have to bear it out. */
const handshake = v.variant('as', [
  v.object({ as: v.literal('facilitator'), series: id('series') }),
  v.object({ as: v.literal('reader'), series: id('series') }),
  v.object({ as: v.literal('participant'), series: id('series'), workshop: id('workshop') }),
  v.object({ as: v.literal('screen'), series: id('series'), workshop: id('workshop') }),
]);

export interface MountOptions {
  readonly access: Access;
  readonly onFault: (fault: unknown, where: string) => void;
}

/** @param origin the public origin, where one is configured */
export function createRoomServer(server: HttpServer, origin: URL | null): RoomServer {
  const io: RoomServer = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: limits.message,
    // Who opens a transport and then does not say to which room.
    connectTimeout: SILENCE_MS,
    // Short texts do not repay what compressing them costs in memory for each connection.
    perMessageDeflate: false,
    // A page of another site could otherwise open a socket with a visitor's cookies.
    allowRequest: (request, decide) => {
      decide(null, knowsHost(request.headers.host, origin) && isOwnPage(request, origin));
    },
  });
  const headers = standingHeaders('/socket.io/', origin?.protocol === 'https:');
  io.engine.use((_request: unknown, response: ServerResponse, next: () => void) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    next();
  });
  return io;
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
  /** Whatever a message or its end does, it is never the end of the process. */
  const safely = (where: string, act: () => void): void => {
    try {
      act();
    } catch (fault) {
      onFault(fault, where);
      socket.disconnect(true);
    }
  };
  // What arrives while the room is opened waits its turn.
  const early: unknown[] = [];
  let take = (message: unknown): void => {
    early.push(message);
    if (early.length > EARLY) socket.disconnect(true);
  };
  socket.on('m', (message) => safely('message', () => take(message)));

  const entered = await admission(socket, rooms, access);
  if (!entered) {
    socket.emit('m', { t: 'bye', code: 'access.ended' });
    socket.disconnect(true);
    return;
  }
  // Gone again while the room was opened.
  if (!socket.connected) return;
  const { series, room, actor, mayStay } = entered;
  const connection = room.connect(new SocketHall(io, series).peer(socket), actor, mayStay);
  const silent = setTimeout(() => {
    if (!connection.greeted) socket.disconnect(true);
  }, SILENCE_MS);
  socket.on('disconnect', () => {
    clearTimeout(silent);
    safely('disconnect', () => connection.closed());
  });
  take = (message) => connection.receive(message);
  for (const message of early) safely('message', () => take(message));
}

/** The room and who it is that comes, or null when their cookies do not bear out what they say. */
async function admission(
  socket: RoomSocket,
  rooms: Rooms,
  access: Access,
): Promise<(Entered & { readonly series: string }) | null> {
  const wanted = v.safeParse(handshake, socket.handshake.auth);
  if (!wanted.success) return null;
  const { series } = wanted.output;
  const cookies = parse(socket.handshake.headers.cookie ?? '');
  const entered = await entrance({ access, rooms }, (name) => cookies[name], series, wanted.output);
  return entered && { ...entered, series };
}
