/** A replica's connection over Socket.IO: comes back by itself, and at once when the phone wakes. */
import { io } from 'socket.io-client';
import type { ClientMessage, ServerMessage } from '#lib/sync/protocol.ts';
import type { RecordBase } from '#lib/sync/record.ts';
import type { Replica } from '#lib/sync/replica.ts';

/** Between measurements of the room's clock, in milliseconds. */
const PING_MS = 20_000;

export interface Handshake {
  readonly series: string;
  readonly as: 'facilitator' | 'participant' | 'screen' | 'reader';
  readonly workshop?: string | undefined;
}

/** Connects a replica to its room; returns what ends it. `address`: the server, '' for the page's. */
export function connect<R extends RecordBase, Actor>(
  replica: Replica<R, Actor>,
  handshake: Handshake,
  options: {
    readonly address?: string;
    readonly headers?: Record<string, string>;
    readonly onMessage?: (message: ServerMessage<R>) => void;
  } = {},
): () => void {
  const socket = io(options.address ?? '', {
    auth: { ...handshake },
    transports: ['websocket', 'polling'],
    // A venue's proxy may let WebSockets through and then drop them: polling is tried as well.
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.7,
    // A browser says by itself from which page it comes; anything else has to.
    ...(options.address !== undefined && {
      extraHeaders: { origin: new URL(options.address).origin, ...options.headers },
    }),
  });
  let again: ReturnType<typeof setTimeout> | undefined;
  const send = (message: ClientMessage): void => void socket.emit('m', message);
  const ping = (): void => {
    if (socket.connected) replica.ping();
  };

  socket.on('connect', () => {
    replica.connected(send);
    ping();
  });
  socket.on('disconnect', () => replica.disconnected());
  socket.on('m', (message: ServerMessage<R>) => {
    replica.receive(message);
    options.onMessage?.(message);
    if (replica.ended) socket.disconnect();
    // The server ended it in order to come back: Socket.IO would stay away by itself.
    else if (message.t === 'bye') again = setTimeout(() => socket.connect(), 1_000);
  });
  const timer = setInterval(ping, PING_MS);
  const forget = onWake(() => {
    if (socket.connected) ping();
    else if (!replica.ended) socket.connect();
  });

  return () => {
    clearInterval(timer);
    clearTimeout(again);
    forget();
    socket.disconnect();
  };
}

/** Phones suspend sockets while locked: looks anew whenever the page is looked at again. */
function onWake(wake: () => void): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const visible = (): void => {
    if (document.visibilityState === 'visible') wake();
  };
  document.addEventListener('visibilitychange', visible);
  window.addEventListener('pageshow', wake);
  window.addEventListener('online', wake);
  return () => {
    document.removeEventListener('visibilitychange', visible);
    window.removeEventListener('pageshow', wake);
    window.removeEventListener('online', wake);
  };
}
