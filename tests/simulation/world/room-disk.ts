/** The disk of the room: may be full, busy or slow, and lose power before or after any write. */
import type { ClientState, Batch, StoredRoom } from '#lib/sync/storage/storage.ts';
import { answeredAt } from '#lib/sync/client-name.ts';
import { FencedError } from '#lib/sync/storage/storage.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import type { Random } from '../operations/random.ts';
import type { Lifetime, Scheduler } from './scheduler.ts';

/** An injected fault: no finding when the room reports it. */
export class DiskFault extends Error {
  override readonly name = 'DiskFault';
}

export type Trouble = 'full' | 'busy' | 'slow' | null;

/** The process that writes, with its callbacks. */
export interface Writer {
  readonly lifetime: Lifetime;
  /** The batch is on the disk; the writer may still crash before it learns of it. */
  committed(batch: Batch<AnyRecord>): void;
  /** The writer is about to learn of it. */
  acknowledged(batch: Batch<AnyRecord>): void;
  crash(): void;
}

export class RoomDisk {
  readonly records = new Map<string, AnyRecord>();
  readonly clients = new Map<string, ClientState>();
  /** The same, of those that were pruned too: for whoever judges at the end. */
  readonly everAnswered = new Map<string, ClientState>();
  readonly #answeredAt = new Map<string, number>();
  #clientsSince = 0;
  clock = 0;
  trouble: Trouble = null;
  /** Cuts the power at the next write: before it, or after it and before its answer. */
  powerCut: 'before' | 'after' | null = null;
  readonly #roomTime: () => number;
  readonly #scheduler: Scheduler;
  readonly #random: Random;

  /** @param roomTime the clock of whoever writes */
  constructor(scheduler: Scheduler, random: Random, roomTime: () => number) {
    this.#roomTime = roomTime;
    this.#scheduler = scheduler;
    this.#random = random;
  }

  load(): Promise<StoredRoom<AnyRecord>> {
    return Promise.resolve({
      clock: this.clock,
      records: [...this.records.values()],
      clients: [...this.clients.values()],
      clientsSince: this.#clientsSince,
    });
  }

  /** Forgets clients that were last answered before a time of the room's clock. */
  prune(before: number): void {
    for (const [key, at] of this.#answeredAt) {
      if (at >= before) continue;
      this.clients.delete(key);
      this.#answeredAt.delete(key);
      this.#clientsSince = Math.max(this.#clientsSince, before);
    }
  }

  commit(batch: Batch<AnyRecord>, writer: Writer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#scheduler.after(this.#latency(), () => {
        if (!writer.lifetime.alive) return;
        const cut = this.powerCut;
        this.powerCut = null;
        const fault = cut === 'before' ? null : this.#faultOf(batch);
        if (fault) {
          reject(fault);
          return;
        }
        if (cut !== 'before') {
          this.#write(batch);
          writer.committed(batch);
        }
        if (cut) writer.crash();
        this.#scheduler.after(this.#random.below(3), () => {
          if (!writer.lifetime.alive) return;
          writer.acknowledged(batch);
          resolve();
        });
      });
    });
  }

  #latency(): number {
    if (this.trouble === 'slow') return 200 + this.#random.below(4_000);
    return this.#random.chance(0.02) ? this.#random.below(400) : this.#random.below(6);
  }

  #faultOf(batch: Batch<AnyRecord>): Error | null {
    if (batch.since !== this.clock) return new FencedError(`at ${this.clock}, not ${batch.since}`);
    return this.trouble === 'full' || this.trouble === 'busy' ? new DiskFault(this.trouble) : null;
  }

  #write(batch: Batch<AnyRecord>): void {
    this.clock = batch.clock;
    for (const record of batch.put) this.records.set(record.id, structuredClone(record));
    for (const id of batch.remove) this.records.delete(id);
    for (const client of batch.clients) {
      this.clients.set(client.key, structuredClone(client));
      this.everAnswered.set(client.key, structuredClone(client));
      this.#answeredAt.set(client.key, answeredAt(client.key, this.#roomTime()));
    }
  }
}
