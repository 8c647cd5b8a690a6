/** Malformed messages over the wire, as fast as asked: WebSockets, polling and bare connections. */
import { seededRandom } from '#lib/methods/random.ts';
import { Random } from '../simulation/operations/random.ts';
import { send, sendBytes } from '../support/raw-requests.ts';
import { abuses, engine, someFrames, type Target, type Frame } from './frames.ts';
import { Fuzz, strangers } from './fuzz.ts';

/** Connections at once. */
const HANDS = 12;
/** Milliseconds that a bare connection may keep an answer back. */
const PATIENCE = 40;
/** Milliseconds after which nothing more is expected. */
const DEAF = 5_000;

export interface WireOptions extends Target {
  readonly url: string;
  /** Of somebody who was let in, and has turned. */
  readonly cookie: string;
  readonly seed: number;
  /** Messages in a second, at most. */
  readonly rate: number;
}

/** What has been said so far, and how. */
export interface Said {
  frames: number;
  sockets: number;
  requests: number;
  /** Sockets that a room has welcomed. */
  entered: number;
}

/** Says things that nobody should. */
export class Wire {
  readonly said: Said = { frames: 0, sockets: 0, requests: 0, entered: 0 };
  readonly #options: WireOptions;
  readonly #random: Random;
  readonly #fuzz: Fuzz;
  readonly #abuses: ReturnType<typeof abuses>;

  private constructor(options: WireOptions, fuzz: Fuzz) {
    this.#options = options;
    this.#random = new Random(seededRandom(options.seed));
    this.#fuzz = fuzz;
    this.#abuses = abuses(options.url, options.cookie);
  }

  static async prepare(options: WireOptions): Promise<Wire> {
    const fuzz = new Fuzz(options.seed);
    await fuzz.open();
    return new Wire(options, fuzz);
  }

  /** Says so many messages more. */
  async say(count: number): Promise<void> {
    const began = performance.now();
    const before = this.#total();
    const until = before + count;
    const hand = async (): Promise<void> => {
      while (this.#total() < until) {
        await this.#something();
        const due = ((this.#total() - before) / this.#options.rate) * 1_000;
        await after(Math.max(0, began + due - performance.now()));
      }
    };
    await Promise.all(Array.from({ length: HANDS }, hand));
  }

  #total(): number {
    return this.said.frames + this.said.requests;
  }

  async #something(): Promise<void> {
    const kind = this.#random.below(100);
    if (kind < 2) await this.#abuse();
    else if (kind < 5) await this.#poll();
    else await this.#talk();
  }

  async #abuse(): Promise<void> {
    this.said.requests += 1;
    await sendBytes(this.#options.url, this.#random.pick(this.#abuses), PATIENCE);
  }

  /** A polling session whose bodies hold anything. */
  async #poll(): Promise<void> {
    const { url, cookie } = this.#options;
    const headers = { origin: url, cookie };
    const opened = await send(`${url}${engine}polling`, { headers }).catch(() => null);
    const sid = /"sid":"([^"]+)"/.exec(opened?.body ?? '')?.[1];
    this.said.requests += 1;
    for (let i = 0; sid !== undefined && i < 3; i += 1) {
      const packets = Array.from({ length: 1 + this.#random.below(30) }, () => this.#text());
      const asked = { method: 'POST', headers, body: packets.join('\u001e') };
      this.said.frames += packets.length;
      const { status } =
        (await send(`${url}${engine}polling&sid=${sid}`, asked).catch(() => null)) ?? {};
      if (status !== 200) return;
    }
  }

  async #talk(): Promise<void> {
    const { url, cookie, series, workshop } = this.#options;
    const socket = await connectTo(url, this.#random.chance(0.8) ? cookie : '');
    this.said.sockets += 1;
    if (!socket) return;
    // Only who is let in is heard by a room; who says too much before is shown out at once.
    if (this.#random.chance(0.9)) {
      const heard = await comeIn(socket, { series, workshop }, this.#fuzz.hello());
      this.said.frames += 2;
      if (heard) this.said.entered += 1;
    }
    const count = 5 + this.#random.below(60);
    for (let i = 0; i < count && socket.readyState === WebSocket.OPEN; i += 1) {
      for (const frame of this.#frames()) {
        socket.send(frame);
        this.said.frames += 1;
      }
      // What it hears ends it here, and not only there.
      if (i % 4 === 3) await after(0);
    }
    if (this.#random.chance(0.5)) await after(this.#random.below(30));
    socket.close();
  }

  #frames(): readonly Frame[] {
    return this.#random.chance(0.1) ? someFrames(this.#random, this.#options) : [this.#text()];
  }

  #text(): string {
    const message = this.#fuzz.message(this.#random.pick(strangers));
    return `42["m",${JSON.stringify(message)}]`;
  }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => (ms > 1 ? setTimeout(resolve, ms) : setImmediate(resolve)));
}

/** A WebSocket that may be told anything, or null where it was refused. */
export function connectTo(url: string, cookie: string): Promise<WebSocket | null> {
  return new Promise((resolve) => {
    // Node's own takes headers, which the type of the browser's does not know.
    const socket = new (WebSocket as unknown as new (url: string, init: object) => WebSocket)(
      `${url.replace('http', 'ws')}${engine}websocket`,
      { headers: { origin: url, ...(cookie !== '' && { cookie }) } },
    );
    socket.onopen = () => resolve(socket);
    socket.onerror = () => resolve(null);
    socket.onclose = () => resolve(null);
  });
}

/** Says who it is, and waits until a room has welcomed it. False: it was not let in. */
export async function comeIn(socket: WebSocket, target: Target, hello: unknown): Promise<boolean> {
  const handshake = { series: target.series, workshop: target.workshop, as: 'participant' };
  socket.send(`40${JSON.stringify(handshake)}`);
  if (!(await hears(socket, /^40\{/))) return false;
  socket.send(`42["m",${JSON.stringify(hello)}]`);
  // With attachments where there is much to show.
  return hears(socket, /^4(?:2|5\d+-)\["m",\{"t":"welcome"/);
}

/** True once it hears something like that; false when it is ended before, or nothing comes. */
function hears(socket: WebSocket, expected: RegExp): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (heard: boolean): void => {
      clearTimeout(late);
      socket.onmessage = null;
      resolve(heard);
    };
    const late = setTimeout(() => end(false), DEAF);
    socket.onmessage = ({ data }) => {
      if (expected.test(String(data))) end(true);
    };
    socket.onclose = () => end(false);
  });
}
