/** A replica's connection over Socket.IO: comes back by itself, and at once when the phone wakes. */
import { io } from 'socket.io-client';
import type { ClientMessage, ServerMessage } from '#lib/sync/protocol.ts';
import type { RecordBase } from '#lib/sync/record.ts';
import type { Replica } from '#lib/sync/replica.ts';
import { Lifeline } from './lifeline.ts';
import type { SteadyClock } from './steady-clock.ts';

/** Milliseconds until a room that has asked to be left alone is dialled again. */
const LEFT_ALONE = 1_000;
/**
 * A venue's proxy may swallow WebSockets without a word: so often it is tried without. Where they
 * are refused, it is tried without at once.
 */
const PLAIN_EVERY = 3;

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
    /** Told when the page is no longer looked at, and when it is again. */
    readonly clock?: SteadyClock;
  } = {},
): () => void {
  const transports = ['websocket', 'polling'];
  const socket = io(options.address ?? '', {
    auth: { ...handshake },
    transports,
    tryAllTransports: true,
    // When to come again is for the lifeline to say, and how long to wait for it.
    ...{ autoConnect: false, reconnection: false, timeout: 60_000 },
    // A browser says by itself from which page it comes; anything else has to.
    ...(options.address !== undefined && {
      extraHeaders: { origin: new URL(options.address).origin, ...options.headers },
    }),
  });
  const line = new Lifeline(
    {
      dial() {
        const plain = line.unheard % PLAIN_EVERY === PLAIN_EVERY - 1;
        socket.io.opts.transports = plain ? transports.toReversed() : transports;
        socket.connect();
      },
      hangUp: () => void socket.disconnect(),
      ask() {
        replica.ping();
        // What other tabs have left since.
        void replica.start();
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
  const send = (message: ClientMessage): void => {
    socket.emit('m', message);
    if (message.t === 'push') line.spoke();
  };

  socket.on('connect', () => {
    replica.connected(send);
    line.opened();
  });
  socket.on('disconnect', () => {
    replica.disconnected();
    line.closed();
  });
  socket.on('connect_error', () => line.closed());
  socket.on('m', (message: ServerMessage<R>) => {
    if (message.t === 'pong') line.answered();
    replica.receive(message);
    options.onMessage?.(message);
    if (replica.ended) line.end();
    else if (message.t === 'bye') line.closed(LEFT_ALONE);
  });
  const wake = (): void => line.wake();
  const turn = (): void => {
    if (document.visibilityState === 'hidden') {
      options.clock?.look();
    } else {
      options.clock?.woke();
      wake();
    }
  };
  line.dial();
  // Phones suspend sockets while locked, and say nothing of it: it is looked anew whenever
  // somebody looks at the page again.
  const browser = typeof window !== 'undefined';
  if (browser) {
    document.addEventListener('visibilitychange', turn);
    for (const event of waking) window.addEventListener(event, wake);
  }
  return () => {
    if (browser) {
      document.removeEventListener('visibilitychange', turn);
      for (const event of waking) window.removeEventListener(event, wake);
    }
    line.end();
  };
}

const waking = ['pageshow', 'online'] as const;
