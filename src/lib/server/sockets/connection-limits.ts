/**
 * How many connections there may be, how often each may be given everything anew, and how much may
 * wait for one that does not read. A page comes back by itself after any of it, and gets only what
 * it lacks.
 */
import type { IncomingMessage } from 'node:http';
import { TokenBucket, type Rate } from '#lib/sync/room/token-bucket.ts';

export interface ConnectionLimits {
  /** Bytes that may wait for one connection, and for all of them. */
  readonly waiting: number;
  readonly waitingInAll: number;
  /** With more than this waiting for it, a connection is given no further snapshot. */
  readonly unread: number;
  /** Hellos of one connection; a page sends one, and another where it has missed something. */
  readonly hello: Rate;
  /** Connections of one seat, of one facilitator's device, and of a network's readers and screens. */
  readonly ofSeat: number;
  readonly ofDevice: number;
  readonly ofNetwork: number;
  /**
   * Connections that have not been let in, of one network and in all. Beyond that the oldest is
   * closed: a page says at once who it is.
   */
  readonly anonymous: number;
  readonly anonymousInAll: number;
  /** Packets of one connection in one turn of the event loop: polling may bring any number. */
  readonly packets: number;
  /** Milliseconds until a connection that has not said hello is closed. */
  readonly helloMs: number;
  /** Milliseconds that the other end may take to close a connection that was closed here. */
  readonly closingMs: number;
}

/**
 * A seat has a tab or two, and on bad Wi-Fi some connections that are dead and not known to be. A
 * thousand phones behind one address may all connect anew at the same moment.
 */
export const connectionLimits: ConnectionLimits = {
  ...{ waiting: 4_194_304, waitingInAll: 268_435_456, unread: 524_288 },
  hello: { burst: 6, perSecond: 0.5 },
  ...{ ofSeat: 16, ofDevice: 20, ofNetwork: 500 },
  ...{ anonymous: 1_500, anonymousInAll: 4_000, packets: 500 },
  ...{ helloMs: 20_000, closingMs: 3_000 },
};

/** Milliseconds between two looks at what waits. */
const LOOK_MS = 500;

/** What is used of an Engine.IO connection. */
export interface EngineConnection {
  readonly readyState: string;
  readonly request: IncomingMessage;
  /** What has not been handed to the transport. */
  writeBuffer: { readonly data?: unknown }[];
  readonly transport: {
    /** Of a WebSocket: what the network has not taken. */
    readonly socket?: { readonly bufferedAmount: number; terminate(): void };
  };
  close(discard?: boolean): void;
  on(
    event: 'packet',
    heard: (packet: { readonly type: string; readonly data?: unknown }) => void,
  ): unknown;
  once(event: 'close', heard: () => void): unknown;
}

/** Whose a connection is, and which limit holds for it. */
export interface Owner {
  readonly kind: 'ofSeat' | 'ofDevice' | 'ofNetwork';
  readonly key: string;
}

/** A connection that was let in. */
export interface Admitted {
  /** Something was heard; false where it is too much, and the connection is to be ended. */
  heard(message: unknown): boolean;
}

interface Place {
  readonly connection: EngineConnection;
  readonly end: () => void;
  heardAt: number;
}

/** Bytes that wait for a connection. */
export function waitingFor({ writeBuffer, transport }: EngineConnection): number {
  const packets = writeBuffer.reduce(
    (sum, { data }) =>
      sum + (typeof data === 'string' || data instanceof Uint8Array ? data.length : 0),
    0,
  );
  return packets + (transport.socket?.bufferedAmount ?? 0);
}

export class Connections {
  readonly #limits: ConnectionLimits;
  readonly #networkOf: (request: IncomingMessage) => string;
  readonly #now: () => number;
  /** All that are open, and since how many looks they are being closed. */
  readonly #open = new Map<EngineConnection, number>();
  /** Those that were let in, by whose they are. */
  readonly #places = new Map<string, Set<Place>>();
  /** Those that were not let in, the oldest first: of each network, and all. */
  readonly #anonymousOf = new Map<string, Set<EngineConnection>>();
  readonly #anonymous = new Set<EngineConnection>();
  // Asked for once: later the request's own connection may be gone.
  readonly #networks = new WeakMap<EngineConnection, string>();
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * @param networkOf the network of whoever connects
   * @param now milliseconds, of any clock that goes forward
   */
  constructor(
    networkOf: (request: IncomingMessage) => string,
    limits = connectionLimits,
    now: () => number = () => performance.now(),
  ) {
    this.#networkOf = networkOf;
    this.#limits = limits;
    this.#now = now;
  }

  get limits(): ConnectionLimits {
    return this.#limits;
  }

  /** Bytes that wait for all of them. */
  get waiting(): number {
    return [...this.#open.keys()].reduce((sum, connection) => sum + waitingFor(connection), 0);
  }

  start(): void {
    this.#timer = setInterval(() => this.look(), LOOK_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Takes a connection that was opened; it is anonymous until it is admitted. */
  opened(connection: EngineConnection): void {
    this.#open.set(connection, 0);
    const network = this.#networkOf(connection.request);
    this.#networks.set(connection, network);
    const neighbours = this.#anonymousOf.get(network) ?? new Set();
    this.#anonymousOf.set(network, neighbours);
    for (const [among, most] of [
      [neighbours, this.#limits.anonymous],
      [this.#anonymous, this.#limits.anonymousInAll],
    ] as const) {
      const [oldest] = among;
      if (oldest && among.size >= most) this.#drop(oldest);
    }
    this.#anonymousOf.set(network, neighbours.add(connection));
    this.#anonymous.add(connection);
    connection.once('close', () => {
      this.#open.delete(connection);
      this.#known(connection);
      this.#endSoon(connection);
    });
    this.#watch(connection);
  }

  /**
   * A connection is let in. If its owner then has more than there may be, the one that has been
   * silent longest is ended: on bad Wi-Fi that is one whose other end is gone.
   *
   * @param end tells it why, and disconnects it
   */
  admit(connection: EngineConnection, { kind, key }: Owner, end: () => void): Admitted {
    this.#known(connection);
    const network = kind === 'ofNetwork' ? this.#networks.get(connection) : undefined;
    const owner = `${kind} ${key} ${network ?? ''}`;
    const place: Place = { connection, end, heardAt: this.#now() };
    const own = this.#places.get(owner) ?? new Set();
    this.#places.set(owner, own);
    if (own.size >= this.#limits[kind]) {
      const [silent] = [...own].toSorted((a, b) => a.heardAt - b.heardAt);
      if (silent) {
        own.delete(silent);
        silent.end();
      }
    }
    own.add(place);
    connection.once('close', () => {
      own.delete(place);
      if (own.size === 0 && this.#places.get(owner) === own) this.#places.delete(owner);
    });
    const hellos = new TokenBucket(this.#limits.hello, this.#now());
    return {
      heard: (message) => {
        place.heardAt = this.#now();
        if (!isHello(message)) return true;
        if (waitingFor(connection) <= this.#limits.unread) return hellos.take(place.heardAt);
        this.#drop(connection);
        return false;
      },
    };
  }

  /** Ends those for which too much waits, and those that do not let themselves be closed. */
  look(): void {
    const { waiting, waitingInAll, closingMs } = this.#limits;
    let all = 0;
    const slow: (readonly [EngineConnection, number])[] = [];
    for (const [connection, looks] of [...this.#open]) {
      const bytes = waitingFor(connection);
      const closing = connection.readyState === 'open' ? 0 : looks + 1;
      this.#open.set(connection, closing);
      if (bytes > waiting || closing * LOOK_MS > closingMs) {
        this.#drop(connection);
        continue;
      }
      all += bytes;
      if (bytes > 0) slow.push([connection, bytes]);
    }
    if (all <= waitingInAll) return;
    for (const [connection, bytes] of slow.toSorted(([, a], [, b]) => b - a)) {
      this.#drop(connection);
      all -= bytes;
      if (all <= waitingInAll / 2) return;
    }
  }

  /** It is known who it is, or it is gone. */
  #known(connection: EngineConnection): void {
    const network = this.#networks.get(connection) ?? '';
    const neighbours = this.#anonymousOf.get(network);
    neighbours?.delete(connection);
    if (neighbours?.size === 0) this.#anonymousOf.delete(network);
    this.#anonymous.delete(connection);
  }

  /** A connection says who it is once; what comes in one piece is counted before it is believed. */
  #watch(connection: EngineConnection): void {
    let connects = 0;
    let packets = 0;
    connection.on('packet', ({ type, data }) => {
      if (packets === 0) setImmediate(() => (packets = 0));
      packets += 1;
      if (type === 'message' && typeof data === 'string' && data.startsWith(CONNECT)) connects += 1;
      if (connects > 1 || packets > this.#limits.packets) this.#drop(connection);
    });
  }

  /** Closes a connection at once, with all that waits for it. */
  #drop(connection: EngineConnection): void {
    connection.writeBuffer = [];
    connection.close(true);
    connection.transport.socket?.terminate();
  }

  /** Gives the other end of a WebSocket some time to say goodbye, and not the usual half a minute. */
  #endSoon({ transport }: EngineConnection): void {
    const { socket } = transport;
    if (socket) setTimeout(() => socket.terminate(), this.#limits.closingMs).unref();
  }
}

/** The Socket.IO packet with which a connection says who it is. */
const CONNECT = '0';

function isHello(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 't' in message && message.t === 'hello';
}
