/** A phone of which only the bytes count: what comes over its socket, read by nobody. */
import { protocolVersion } from '#lib/sync/protocol/protocol.ts';

export interface RawPhoneOptions {
  readonly url: string;
  readonly cookie: string;
  readonly handshake: object;
  readonly gzip: boolean;
}

export class RawPhone {
  bytes = 0;
  frames = 0;
  /** When the last frame came, by `performance.now`. */
  last = 0;
  readonly #socket: WebSocket;
  readonly #heard = new Set<() => void>();
  #texts = '';

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      const isText = typeof data === 'string';
      // Engine.IO asks whether anybody is there.
      if (data === '2') socket.send('3');
      this.bytes += isText ? Buffer.byteLength(data) : data.byteLength;
      this.frames += 1;
      this.last = performance.now();
      this.#texts = isText ? data.slice(0, 200) : this.#texts;
      for (const look of this.#heard) look();
    };
  }

  /** Connected and welcomed. */
  static async open({ url, cookie, handshake, gzip }: RawPhoneOptions): Promise<RawPhone> {
    // Node's own takes headers, which the type of the browser's does not know.
    const socket = new (WebSocket as unknown as new (url: string, init: object) => WebSocket)(
      `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
      { headers: { origin: url, cookie } },
    );
    const phone = new RawPhone(socket);
    await phone.#heardText(/^0\{/);
    socket.send(`40${JSON.stringify(handshake)}`);
    await phone.#heardText(/^40/);
    phone.say({
      t: 'hello',
      protocol: protocolVersion,
      epoch: null,
      since: {},
      clients: [],
      gzip,
    });
    await phone.#heardText(/"t":"welcome"/);
    return phone;
  }

  say(message: object): void {
    this.#socket.send(`42["m",${JSON.stringify(message)}]`);
  }

  /** Forgets what has come. */
  reset(): void {
    this.bytes = this.frames = 0;
  }

  close(): void {
    this.#socket.close();
  }

  #heardText(expected: RegExp): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!expected.test(this.#texts)) return;
        this.#heard.delete(look);
        resolve();
      };
      this.#heard.add(look);
      look();
    });
  }
}

/** Resolves when something holds of all of them. */
export async function all(
  phones: readonly RawPhone[],
  holds: (phone: RawPhone) => boolean,
): Promise<void> {
  while (!phones.every(holds)) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Resolves when none of them has been sent anything for so many milliseconds. */
export async function silence(phones: readonly RawPhone[], ms: number): Promise<void> {
  for (;;) {
    const since = performance.now() - Math.max(...phones.map(({ last }) => last));
    if (since >= ms) return;
    await new Promise((resolve) => setTimeout(resolve, ms - since + 1));
  }
}
