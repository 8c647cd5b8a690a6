/**
 * A TCP proxy between a browser and a server, for everything that a network does: slow, stalled,
 * reset, swallowed, dead in one direction. What it does it is told, or draws from a seed.
 */
import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { seededRandom } from '#lib/methods/random.ts';

export type Direction = 'up' | 'down';

/** How the network is. What is not said is as on a wire. */
export interface Conditions {
  /** Milliseconds one way. */
  readonly latency?: number;
  /** So many milliseconds more or less, drawn from the seed; what is sent stays in order. */
  readonly jitter?: number;
  /** Bytes per second, each way and for each connection. */
  readonly bandwidth?: number;
  /** Nothing passes and nothing is lost: it comes when this ends. */
  readonly stalled?: boolean;
}

/** One way of one connection: bytes leave in order, at the time that the conditions give. */
class Pipe {
  readonly #proxy: FaultProxy;
  readonly #to: Socket;
  #queue: { readonly at: number; readonly bytes: Buffer | null }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #free = 0;
  #last = 0;
  dead = false;

  constructor(proxy: FaultProxy, to: Socket) {
    this.#proxy = proxy;
    this.#to = to;
  }

  /** @param bytes null: the end */
  carry(bytes: Buffer | null): void {
    if (this.dead) return;
    const now = performance.now();
    const { delay, bandwidth } = this.#proxy.draw();
    this.#free = Math.max(this.#free, now) + ((bytes?.length ?? 0) / bandwidth) * 1_000;
    this.#last = Math.max(this.#last, this.#free + delay);
    this.#queue.push({ at: this.#last, bytes });
    this.flow();
  }

  /** Lets go of what is due; called again when a stall has ended. */
  flow(): void {
    clearTimeout(this.#timer);
    if (this.dead || this.#proxy.stalled) return;
    const now = performance.now();
    for (let next = this.#queue[0]; next && next.at <= now; next = this.#queue[0]) {
      this.#queue.shift();
      if (next.bytes) this.#to.write(next.bytes);
      else this.#to.end();
    }
    const [next] = this.#queue;
    if (next) this.#timer = setTimeout(() => this.flow(), Math.max(1, next.at - now));
  }

  kill(): void {
    this.dead = true;
    this.#queue = [];
    clearTimeout(this.#timer);
  }
}

class Link {
  readonly up: Pipe;
  readonly down: Pipe;
  readonly #client: Socket;
  readonly #server: Socket;

  constructor(proxy: FaultProxy, client: Socket, server: Socket, gone: () => void) {
    this.#client = client;
    this.#server = server;
    this.up = new Pipe(proxy, server);
    this.down = new Pipe(proxy, client);
    const ways = [
      [client, this.up],
      [server, this.down],
    ] as const;
    for (const [from, pipe] of ways) {
      from.setNoDelay(true);
      from.on('data', (bytes: Buffer) => pipe.carry(bytes));
      from.on('end', () => pipe.carry(null));
      from.on('error', () => this.reset());
      from.on('close', () => {
        // Across a network that is dead nobody hears that the other end is gone.
        if (!pipe.dead) pipe.carry(null);
        if (client.closed && server.closed) gone();
      });
    }
  }

  flow(): void {
    this.up.flow();
    this.down.flow();
  }

  /** Both ends are told at once that it is over. */
  reset(): void {
    this.up.kill();
    this.down.kill();
    this.#client.resetAndDestroy();
    this.#server.resetAndDestroy();
  }

  destroy(): void {
    this.up.kill();
    this.down.kill();
    this.#client.destroy();
    this.#server.destroy();
  }
}

export class FaultProxy {
  readonly #server: Server;
  readonly #target: number;
  readonly #random: () => number;
  readonly #links = new Set<Link>();
  #conditions: Conditions = {};
  #black = false;
  #port = 0;

  private constructor(target: string, seed: number) {
    this.#target = Number(new URL(target).port);
    this.#random = seededRandom(seed);
    this.#server = createServer({ allowHalfOpen: true }, (client) => this.#accept(client));
  }

  /** @param target the address of a server on this machine */
  static async start(target: string, seed = 1): Promise<FaultProxy> {
    const proxy = new FaultProxy(target, seed);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    proxy.#port = (proxy.#server.address() as AddressInfo).port;
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Connections that stand, dead ones included. */
  get connections(): number {
    return this.#links.size;
  }

  get stalled(): boolean {
    return this.#conditions.stalled === true;
  }

  /** From now on, for connections that stand as for new ones. */
  set(conditions: Conditions): void {
    this.#conditions = conditions;
    for (const link of this.#links) link.flow();
  }

  /** Every connection is reset; new ones are let through. */
  reset(): void {
    for (const link of this.#links) link.reset();
  }

  /**
   * Whatever is sent is swallowed, and nobody is told. What stands then is dead for good, as is
   * what is begun before `return`.
   */
  blackOut(): void {
    this.#black = true;
    for (const link of this.#links) {
      link.up.kill();
      link.down.kill();
    }
  }

  /** The network is back, for connections that are begun from now on. */
  return(): void {
    this.#black = false;
  }

  /** One direction of what stands is dead for good, and nobody is told. */
  halfOpen(direction: Direction): void {
    for (const link of this.#links) link[direction].kill();
  }

  /** Milliseconds that the next bytes take, and the bandwidth that they have. */
  draw(): { readonly delay: number; readonly bandwidth: number } {
    const { latency = 0, jitter = 0, bandwidth = Number.POSITIVE_INFINITY } = this.#conditions;
    const delay = latency + (2 * this.#random() - 1) * jitter;
    return { delay: Math.max(0, delay), bandwidth };
  }

  async close(): Promise<void> {
    for (const link of this.#links) link.destroy();
    this.#links.clear();
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  #accept(client: Socket): void {
    const server = connect({ port: this.#target, host: '127.0.0.1', allowHalfOpen: true });
    const link = new Link(this, client, server, () => this.#links.delete(link));
    this.#links.add(link);
    if (this.#black) {
      link.up.kill();
      link.down.kill();
    }
  }
}
