/** A room kept in memory, for tests and rehearsals of a whole room in one process. */
import { answeredAt } from '../client-name.ts';
import type { RecordBase } from '../record.ts';
import {
  FencedError,
  type AuditRow,
  type Batch,
  type ClientState,
  type RoomStorage,
  type StoredRoom,
} from './storage.ts';

export class MemoryStorage<R extends RecordBase> implements RoomStorage<R> {
  readonly records = new Map<string, R>();
  readonly clients = new Map<string, ClientState>();
  readonly audit: AuditRow[] = [];
  clock = 0;
  clientsSince = 0;
  readonly #now: () => number;
  readonly #answeredAt = new Map<string, number>();
  /** When set, commits reject with it, as a full disk does. */
  fault: Error | null = null;

  /** @param now milliseconds since 1970; without a clock nothing ever gets old */
  constructor(now: () => number = () => 0) {
    this.#now = now;
  }

  load(): Promise<StoredRoom<R>> {
    return Promise.resolve({
      clock: this.clock,
      records: [...this.records.values()],
      clients: [...this.clients.values()],
      ...(this.clientsSince > 0 && { clientsSince: this.clientsSince }),
    });
  }

  commit(batch: Batch<R>): Promise<void> {
    if (this.fault) return Promise.reject(this.fault);
    if (batch.since !== this.clock) {
      return Promise.reject(new FencedError(`stored clock is ${this.clock}, not ${batch.since}`));
    }
    this.clock = batch.clock;
    for (const record of batch.put) this.records.set(record.id, structuredClone(record));
    for (const id of batch.remove) this.records.delete(id);
    for (const client of batch.clients) {
      this.clients.set(client.key, client);
      this.#answeredAt.set(client.key, answeredAt(client.key, this.#now()));
    }
    this.audit.push(...batch.audit);
    return Promise.resolve();
  }

  prune(before: number, keeps: (row: Pick<AuditRow, 'actor' | 'name'>) => boolean): Promise<void> {
    for (const [key, at] of this.#answeredAt) {
      if (at === 0 || at >= before) continue;
      this.clients.delete(key);
      this.#answeredAt.delete(key);
      this.clientsSince = before;
    }
    const kept = this.audit.filter((row) => row.at >= before || keeps(row));
    this.audit.splice(0, this.audit.length, ...kept);
    return Promise.resolve();
  }
}
