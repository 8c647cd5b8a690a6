/** A broadcaster within one process: peers are functions, and what is sent has arrived. */
import type { Broadcaster, Peer } from './broadcaster.ts';
import type { ServerMessage } from '../protocol/protocol.ts';
import type { Audience, RecordBase } from '../record.ts';

export class MemoryBroadcaster<R extends RecordBase> implements Broadcaster<R> {
  readonly #audiences = new Map<Audience, Set<Peer<R>>>();

  /**
   * A peer of this broadcaster.
   *
   * @param receive takes every message, as soon as it is sent
   * @param closed called when the room ends the connection
   */
  peer(receive: (message: ServerMessage<R>) => void, closed: () => void): Peer<R> {
    const peer: Peer<R> = {
      send: receive,
      join: (audience) => {
        let peers = this.#audiences.get(audience);
        if (!peers) this.#audiences.set(audience, (peers = new Set()));
        peers.add(peer);
      },
      leave: (audience) => {
        this.#audiences.get(audience)?.delete(peer);
      },
      close: () => {
        for (const peers of this.#audiences.values()) peers.delete(peer);
        closed();
      },
    };
    return peer;
  }

  publish(audience: Audience, message: ServerMessage<R>): void {
    for (const peer of [...(this.#audiences.get(audience) ?? [])]) peer.send(message);
  }

  flushed(): Promise<void> {
    return Promise.resolve();
  }

  // A turn of the event loop and not none: a storage that fails is asked again and again.
  delay(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve));
  }
}
