/** Messages as they reach the page: decompressed and unpacked, one after the other. */
import { unpackUpdate, type PackedUpdate } from '#lib/sync/protocol/packing.ts';
import { mapUpdates, type ServerMessage, type WireMessage } from '#lib/sync/protocol/protocol.ts';
import type { RecordBase } from '#lib/sync/record.ts';
import { usualValues } from '#lib/workshop/usual-values.ts';

/** True where the browser can decompress: Safari since 16.4, Chrome since 80, Firefox since 113. */
export function canDecompress(): boolean {
  return typeof DecompressionStream !== 'undefined';
}

export class FrameReader<R extends RecordBase> {
  readonly #take: (message: ServerMessage<R>) => void;
  readonly #fail: () => void;
  /** Frames that are being decompressed or wait for one that is; what they say comes in order. */
  #reading: Promise<void> | null = null;
  /** Of the present connection: what an earlier one has sent is not read any more. */
  #connection = {};

  /**
   * @param take is given every message, in the order in which they came
   * @param fail called when one cannot be read; nothing of this connection is given any more
   */
  constructor(take: (message: ServerMessage<R>) => void, fail: () => void) {
    this.#take = take;
    this.#fail = fail;
  }

  /** Takes what came over the wire. What is not compressed is given at once, unless others wait. */
  read(frame: WireMessage): void {
    const connection = this.#connection;
    const give = (message: WireMessage): void => {
      if (this.#connection === connection) this.#take(unpacked<R>(message));
    };
    if (!this.#reading && !isCompressed(frame)) {
      give(frame);
      return;
    }
    const reading = this.#inTurn(frame, give, connection).finally(() => {
      if (this.#reading === reading) this.#reading = null;
    });
    this.#reading = reading;
  }

  /** The connection is gone: what it has sent and is not given yet is dropped. */
  reset(): void {
    this.#connection = {};
    this.#reading = null;
  }

  /** Decompresses at once, and gives when the frames before have been given. */
  async #inTurn(
    frame: WireMessage,
    give: (message: WireMessage) => void,
    connection: object,
  ): Promise<void> {
    const before = this.#reading;
    const read = decompressed(frame).catch(() => null);
    await before;
    const message = await read;
    if (message) give(message);
    else if (this.#connection === connection) {
      this.reset();
      this.#fail();
    }
  }
}

function unpacked<R extends RecordBase>(frame: WireMessage): ServerMessage<R> {
  return mapUpdates(frame, (update) => {
    const packed = isBytes(update)
      ? (JSON.parse(new TextDecoder().decode(update)) as PackedUpdate)
      : update;
    return unpackUpdate<R>(packed, usualValues);
  });
}

function isCompressed(frame: WireMessage): boolean {
  let found = false;
  mapUpdates(frame, (update) => (found ||= isBytes(update) && isGzip(bytesOf(update))));
  return found;
}

/** The frame with its compressed updates decompressed. */
async function decompressed(frame: WireMessage): Promise<WireMessage> {
  const waiting = new Map<PackedUpdate | Uint8Array, Promise<Uint8Array>>();
  mapUpdates(frame, (update) => {
    if (isBytes(update) && isGzip(bytesOf(update))) waiting.set(update, gunzip(bytesOf(update)));
  });
  const read = new Map<unknown, Uint8Array>();
  for (const [update, bytes] of waiting) read.set(update, await bytes);
  return mapUpdates(frame, (update) => read.get(update) ?? update);
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The two bytes with which gzip begins; JSON cannot. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Bytes are an ArrayBuffer in a browser and a Buffer in Node. */
function isBytes(update: unknown): update is Uint8Array {
  return update instanceof ArrayBuffer || ArrayBuffer.isView(update);
}

function bytesOf(update: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes: unknown = update;
  return bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : (update as Uint8Array<ArrayBuffer>);
}
