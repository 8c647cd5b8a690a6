/** Where the peers of a simulated house stand together: encodes once, and lets a watch look. */
import type { Hall, Peer } from '#lib/sync/connection.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import type { Line } from './line.ts';
import type { Message } from './tampering.ts';

export interface HallOptions {
  /** Sees every message as it leaves, for whom; answers with what arrives. */
  readonly leaving: (message: Message, lines: readonly Line[]) => Message;
  readonly pause: (ms: number) => Promise<void>;
  readonly drained: () => Promise<void>;
}

export class VirtualHall implements Hall<AnyRecord> {
  readonly #options: HallOptions;
  readonly #audiences = new Map<string, Map<Peer<AnyRecord>, Line>>();

  constructor(options: HallOptions) {
    this.#options = options;
  }

  peer(line: Line): Peer<AnyRecord> {
    const peer: Peer<AnyRecord> = {
      send: (message) => line.deliver(this.#options.leaving(message, [line])),
      join: (audience) => {
        let peers = this.#audiences.get(audience);
        if (!peers) this.#audiences.set(audience, (peers = new Map<Peer<AnyRecord>, Line>()));
        peers.set(peer, line);
      },
      leave: (audience) => void this.#audiences.get(audience)?.delete(peer),
      close: () => {
        this.forget(peer);
        line.hangUp();
      },
    };
    return peer;
  }

  forget(peer: Peer<AnyRecord>): void {
    for (const peers of this.#audiences.values()) peers.delete(peer);
  }

  publish(audience: string, message: Message): void {
    const lines = [...(this.#audiences.get(audience)?.values() ?? [])];
    if (lines.length === 0) return;
    const copy = this.#options.leaving(message, lines);
    for (const line of lines) line.deliver(copy);
  }

  drained(): Promise<void> {
    return this.#options.drained();
  }

  pause(ms: number): Promise<void> {
    return this.#options.pause(ms);
  }
}
