/** Connects sockets to rooms: one Socket.IO server on the HTTP server, one way in for all clients. */
import { parseCookie } from 'cookie';
import type { Server as HttpServer, ServerResponse } from 'node:http';
import { Server } from 'socket.io';
import * as v from 'valibot';
import { limits } from '#lib/sync/protocol/protocol.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { id } from '#lib/workshop/model/fields.ts';
import type { Access } from '../access/access.ts';
import { authenticate, type Authenticated } from '../access/authenticate.ts';
import { standingHeaders } from '../http/headers.ts';
import { knowsHost } from '../http/hosts.ts';
import type { Connections, EngineConnection, Owner } from './connection-limits.ts';
import { isOwnPage } from './origins.ts';
import type { Rooms } from './rooms.ts';
import { SocketBroadcaster, type RoomServer, type RoomSocket } from './socket-broadcaster.ts';

/** Messages that are kept while the room is opened; a page sends two. */
const MAX_EARLY_MESSAGES = 20;

/** What a client asks to be when it connects; its cookies have to prove it. */
const handshake = v.variant('as', [
  v.object({ as: v.literal('facilitator'), series: id('series') }),
  v.object({ as: v.literal('reader'), series: id('series') }),
  v.object({ as: v.literal('participant'), series: id('series'), workshop: id('workshop') }),
  v.object({ as: v.literal('screen'), series: id('series'), workshop: id('workshop') }),
]);

export interface MountOptions {
  readonly access: Access;
  readonly connections: Connections;
  readonly onFault: (fault: unknown, where: string) => void;
}

/** @param origin the public origin, where one is configured */
export function createRoomServer(
  server: HttpServer,
  origin: URL | null,
  connections: Connections,
): RoomServer {
  const io: RoomServer = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: limits.message,
    // For a transport that is opened and then sends no handshake.
    connectTimeout: connections.limits.helloMs,
    // Compression costs memory for each connection, and gains little for short messages. Large ones
    // are compressed once for all to whom they go: see frames.ts.
    perMessageDeflate: false,
    httpCompression: false,
    // A page of another site could otherwise open a socket with a visitor's cookies.
    allowRequest: (request, decide) => {
      decide(null, knowsHost(request.headers.host, origin) && isOwnPage(request, origin));
    },
  });
  io.engine.on('connection', (connection: EngineConnection) => connections.opened(connection));
  const headers = standingHeaders('/socket.io/', origin?.protocol === 'https:');
  io.engine.use((_request: unknown, response: ServerResponse, next: () => void) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    next();
  });
  return io;
}

/** Connects clients from here on. */
export function acceptConnections(io: RoomServer, rooms: Rooms, options: MountOptions): void {
  io.on('connection', (socket) => {
    connect(socket, io, rooms, options).catch((fault: unknown) => {
      options.onFault(fault, 'connect');
      socket.disconnect(true);
    });
  });
}

async function connect(
  socket: RoomSocket,
  io: RoomServer,
  rooms: Rooms,
  { access, connections, onFault }: MountOptions,
): Promise<void> {
  /** A fault in one message or disconnect ends this socket, never the process. */
  const safely = (where: string, run: () => void): void => {
    try {
      run();
    } catch (fault) {
      onFault(fault, where);
      socket.disconnect(true);
    }
  };
  // What arrives while the room is opened is kept in order.
  const early: unknown[] = [];
  let receive = (message: unknown): void => {
    early.push(message);
    if (early.length > MAX_EARLY_MESSAGES) socket.disconnect(true);
  };
  socket.on('m', (message) => safely('message', () => receive(message)));

  const authenticated = await authenticateSocket(socket, rooms, access);
  if (!authenticated) {
    socket.emit('m', { t: 'bye', code: 'access.ended' });
    socket.disconnect(true);
    return;
  }
  // Disconnected while the room was opened.
  if (!socket.connected) return;
  const { series, room, actor, mayStay } = authenticated;
  const connection = room.connect(new SocketBroadcaster(io, series).peer(socket), actor, mayStay);
  /** Ends it for now: the page comes back by itself. */
  const end = (): void => {
    socket.emit('m', { t: 'bye', code: 'protocol.too-fast' });
    socket.disconnect(true);
  };
  const place = connections.admit(engineOf(socket), ownerOf(series, actor), end);
  const helloTimeout = setTimeout(() => {
    if (!connection.greeted) socket.disconnect(true);
  }, connections.limits.helloMs);
  socket.on('disconnect', () => {
    clearTimeout(helloTimeout);
    safely('disconnect', () => connection.closed());
  });
  receive = (message) => {
    if (place.heard(message)) connection.receive(message);
    else end();
  };
  for (const message of early) safely('message', () => receive(message));
}

/** Whose connection it is: a seat's, a device's, or that of anybody who looks. */
function ownerOf(series: string, actor: Actor): Owner {
  switch (actor.role) {
    case 'participant':
      return { kind: 'ofSeat', key: `${series} ${actor.seat}` };
    case 'facilitator':
      return { kind: 'ofDevice', key: actor.device };
    default:
      return { kind: 'ofNetwork', key: actor.role };
  }
}

/** What Engine.IO keeps of it, more than its types tell. */
function engineOf(socket: RoomSocket): EngineConnection {
  return socket.conn as unknown as EngineConnection;
}

/** The room and the actor, or null when the cookies do not prove what the handshake says. */
async function authenticateSocket(
  socket: RoomSocket,
  rooms: Rooms,
  access: Access,
): Promise<(Authenticated & { readonly series: string }) | null> {
  const wanted = v.safeParse(handshake, socket.handshake.auth);
  if (!wanted.success) return null;
  const { series } = wanted.output;
  const cookies = parseCookie(socket.handshake.headers.cookie ?? '');
  const authenticated = await authenticate(
    { access, rooms },
    (name) => cookies[name],
    series,
    wanted.output,
  );
  return authenticated && { ...authenticated, series };
}
