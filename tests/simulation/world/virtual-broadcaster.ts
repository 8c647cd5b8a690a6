/** The broadcaster of a simulated server: encodes each message once, and lets it be watched. */
import type { Broadcaster, Peer } from '#lib/sync/room/broadcaster.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import type { Socket } from './socket.ts';
import type { Message } from './fault-injection.ts';

export interface VirtualBroadcasterOptions {
  /** Called with every outgoing message and its sockets; returns what arrives. */
  readonly onSend: (message: Message, sockets: readonly Socket[]) => Message;
  readonly delay: (ms: number) => Promise<void>;
  readonly flushed: () => Promise<void>;
}

export class VirtualBroadcaster implements Broadcaster<AnyRecord> {
  readonly #options: VirtualBroadcasterOptions;
  readonly #audiences = new Map<string, Map<Peer<AnyRecord>, Socket>>();

  constructor(options: VirtualBroadcasterOptions) {
    this.#options = options;
  }

  peer(socket: Socket): Peer<AnyRecord> {
    const peer: Peer<AnyRecord> = {
      send: (message) => socket.deliver(this.#options.onSend(message, [socket])),
      join: (audience) => {
        let peers = this.#audiences.get(audience);
        if (!peers) this.#audiences.set(audience, (peers = new Map<Peer<AnyRecord>, Socket>()));
        peers.set(peer, socket);
      },
      leave: (audience) => void this.#audiences.get(audience)?.delete(peer),
      close: () => {
        this.forget(peer);
        socket.closeByServer();
      },
    };
    return peer;
  }

  forget(peer: Peer<AnyRecord>): void {
    for (const peers of this.#audiences.values()) peers.delete(peer);
  }

  publish(audience: string, message: Message): void {
    const sockets = [...(this.#audiences.get(audience)?.values() ?? [])];
    if (sockets.length === 0) return;
    const copy = this.#options.onSend(message, sockets);
    for (const socket of sockets) socket.deliver(copy);
  }

  flushed(): Promise<void> {
    return this.#options.flushed();
  }

  delay(ms: number): Promise<void> {
    return this.#options.delay(ms);
  }
}
