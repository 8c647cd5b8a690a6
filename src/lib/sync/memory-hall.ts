/** A hall within one process: peers are functions, and what is sent has arrived. */
import type { Hall, Peer } from './connection.ts';
import type { Audience } from './domain.ts';
import type { ServerMessage } from './protocol.ts';
import type { RecordBase } from './record.ts';

export class MemoryHall<R extends RecordBase> implements Hall<R> {
  readonly #audiences = new Map<Audience, Set<Peer<R>>>();

  /** A peer of this hall that hands what it hears to `hear`. */
  peer(hear: (message: ServerMessage<R>) => void, closed: () => void): Peer<R> {
    const peer: Peer<R> = {
      send: hear,
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

  drained(): Promise<void> {
    return Promise.resolve();
  }

  // A turn of the event loop and not none: a storage that fails is asked again and again.
  pause(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve));
  }
}
