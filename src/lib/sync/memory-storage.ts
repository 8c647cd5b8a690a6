/** A room kept in memory, for tests and rehearsals of a whole room in one process. */
import type { RecordBase } from './record.ts';
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
  /** When set, commits reject with it, as a full disk does. */
  fault: Error | null = null;

  load(): Promise<StoredRoom<R>> {
    return Promise.resolve({
      clock: this.clock,
      records: [...this.records.values()],
      clients: [...this.clients.values()],
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
    for (const client of batch.clients) this.clients.set(client.key, client);
    this.audit.push(...batch.audit);
    return Promise.resolve();
  }
}
