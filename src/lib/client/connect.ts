/** A replica's connection over Socket.IO: reconnects by itself, and at once when the phone wakes. */
import { io } from 'socket.io-client';
import type { ClientMessage, ServerMessage, WireMessage } from '#lib/sync/protocol/protocol.ts';
import type { RecordBase } from '#lib/sync/record.ts';
import type { Replica } from '#lib/sync/replica/replica.ts';
import { ConnectionSupervisor } from './connection-supervisor.ts';
import { canDecompress, FrameReader } from './frames.ts';
import type { SteadyClock } from './steady-clock.ts';

/** Milliseconds until a page reconnects to a room that ended the connection only for now. */
const RESTART_DELAY_MS = 1_000;
/**
 * A venue's proxy may drop WebSockets silently: every third attempt that timed out starts with
 * polling instead. Where they are refused, Socket.IO falls back to polling at once.
 */
const POLLING_EVERY = 3;

export interface Handshake {
  readonly series: string;
  readonly as: 'facilitator' | 'participant' | 'screen' | 'reader';
  readonly workshop?: string | undefined;
}

/**
 * Connects a replica to its room.
 *
 * @param options.address of the server; without it the one that the page came from
 * @returns what ends the connection for good
 */
export function connect<R extends RecordBase, Actor>(
  replica: Replica<R, Actor>,
  handshake: Handshake,
  options: {
    readonly address?: string;
    readonly headers?: Record<string, string>;
    readonly onMessage?: (message: ServerMessage<R>) => void;
    /** Given every message as it came over the wire, before it is read. */
    readonly onFrame?: (frame: WireMessage) => void;
    /** Told when the page is hidden, and when it is visible again. */
    readonly clock?: SteadyClock;
  } = {},
): () => void {
  const transports = ['websocket', 'polling'];
  const socket = io(options.address ?? '', {
    auth: { ...handshake },
    transports,
    tryAllTransports: true,
    // The supervisor decides when to reconnect, and how long to wait for it.
    ...{ autoConnect: false, reconnection: false, timeout: 60_000 },
    // A browser says by itself from which page it comes; anything else has to.
    ...(options.address !== undefined && {
      extraHeaders: { origin: new URL(options.address).origin, ...options.headers },
    }),
  });
  const supervisor = new ConnectionSupervisor(
    {
      connect() {
        const polling = supervisor.silentFailures % POLLING_EVERY === POLLING_EVERY - 1;
        socket.io.opts.transports = polling ? transports.toReversed() : transports;
        socket.connect();
      },
      disconnect: () => void socket.disconnect(),
      ping() {
        replica.ping();
        // Other tabs may have been closed since.
        void replica.recover();
      },
    },
    {
      now: () => performance.now(),
      after(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      random: Math.random,
    },
  );
  let gzip = canDecompress();
  const reader = new FrameReader<R>(
    (message) => {
      if (message.t === 'pong') supervisor.pongReceived();
      replica.receive(message);
      options.onMessage?.(message);
      if (replica.ended) supervisor.stop();
      else if (message.t === 'bye') supervisor.closed(RESTART_DELAY_MS);
    },
    () => {
      // Asks for everything anew, and uncompressed from here on.
      gzip = false;
      socket.disconnect();
    },
  );
  const send = (message: ClientMessage): void => {
    socket.emit('m', message.t === 'hello' ? { ...message, gzip } : message);
    if (message.t === 'push') supervisor.messageSent();
  };

  socket.on('connect', () => {
    replica.connected(send);
    supervisor.opened();
  });
  socket.on('disconnect', () => {
    reader.reset();
    replica.disconnected();
    supervisor.closed();
  });
  socket.on('connect_error', () => supervisor.closed());
  socket.on('m', (frame: WireMessage) => {
    options.onFrame?.(frame);
    reader.read(frame);
  });
  const wake = (): void => supervisor.wake();
  const visibilityChanged = (): void => {
    if (document.visibilityState === 'hidden') {
      options.clock?.markAwake();
    } else {
      options.clock?.resume();
      wake();
    }
  };
  supervisor.connect();
  // Phones suspend sockets while they are locked, without an event: whenever the page is visible
  // again, the connection is checked.
  const browser = typeof window !== 'undefined';
  if (browser) {
    document.addEventListener('visibilitychange', visibilityChanged);
    for (const event of wakeEvents) window.addEventListener(event, wake);
  }
  return () => {
    if (browser) {
      document.removeEventListener('visibilitychange', visibilityChanged);
      for (const event of wakeEvents) window.removeEventListener(event, wake);
    }
    supervisor.stop();
  };
}

const wakeEvents = ['pageshow', 'online'] as const;
