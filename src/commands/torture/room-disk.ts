/** The room's disk: may be full, busy or slow, and the power may go at any point of a write. */
import type { ClientState, Batch, StoredRoom } from '#lib/sync/storage.ts';
import { FencedError } from '#lib/sync/storage.ts';
import type { AnyRecord } from '#lib/workshop/records.ts';
import type { Dice } from './acts.ts';
import type { Life, Scheduler } from './scheduler.ts';

/** A fault that was put in on purpose, and is no bug when the room reports it. */
export class DiskFault extends Error {
  override readonly name = 'DiskFault';
}

export type Trouble = 'full' | 'busy' | 'slow' | null;

/** Who writes: told when it is written and when the power goes. */
export interface Writer {
  readonly life: Life;
  /** It is on the disk, whether or not anybody will hear of it. */
  written(batch: Batch<AnyRecord>): void;
  /** The writer is about to hear of it. */
  told(batch: Batch<AnyRecord>): void;
  crash(): void;
}

export class RoomDisk {
  readonly records = new Map<string, AnyRecord>();
  readonly clients = new Map<string, ClientState>();
  clock = 0;
  trouble: Trouble = null;
  /** The next write meets a power cut: before it is done, or before it is told. */
  powerCut: 'before' | 'after' | null = null;
  readonly #scheduler: Scheduler;
  readonly #dice: Dice;

  constructor(scheduler: Scheduler, dice: Dice) {
    this.#scheduler = scheduler;
    this.#dice = dice;
  }

  load(): Promise<StoredRoom<AnyRecord>> {
    return Promise.resolve({
      clock: this.clock,
      records: [...this.records.values()],
      clients: [...this.clients.values()],
    });
  }

  commit(batch: Batch<AnyRecord>, writer: Writer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#scheduler.after(this.#latency(), () => {
        if (!writer.life.alive) return;
        const cut = this.powerCut;
        this.powerCut = null;
        const fault = cut === 'before' ? null : this.#faultOf(batch);
        if (fault) {
          reject(fault);
          return;
        }
        if (cut !== 'before') {
          this.#write(batch);
          writer.written(batch);
        }
        if (cut) writer.crash();
        this.#scheduler.after(this.#dice.below(3), () => {
          if (!writer.life.alive) return;
          writer.told(batch);
          resolve();
        });
      });
    });
  }

  #latency(): number {
    if (this.trouble === 'slow') return 200 + this.#dice.below(4_000);
    return this.#dice.chance(0.02) ? this.#dice.below(400) : this.#dice.below(6);
  }

  #faultOf(batch: Batch<AnyRecord>): Error | null {
    if (batch.since !== this.clock) return new FencedError(`at ${this.clock}, not ${batch.since}`);
    return this.trouble === 'full' || this.trouble === 'busy' ? new DiskFault(this.trouble) : null;
  }

  #write(batch: Batch<AnyRecord>): void {
    this.clock = batch.clock;
    for (const record of batch.put) this.records.set(record.id, structuredClone(record));
    for (const id of batch.remove) this.records.delete(id);
    for (const client of batch.clients) this.clients.set(client.key, structuredClone(client));
  }
}
