/** The port to a room's storage: SQLite in the server, memory in tests. */
import type { RecordBase } from '../record.ts';

/** The last answers of a client, so that a repeated mutation gets its first answer again. */
export interface ClientState {
  readonly key: string;
  /** The last mutation that was answered for good. */
  readonly last: number;
  /** The codes of the refused ones among the latest, by number. */
  readonly refused: Readonly<Record<number, string>>;
}

/** Who did what to which ids, and when; never what was written. */
export interface AuditRow {
  readonly at: number;
  readonly actor: string;
  readonly name: string;
  readonly targets: readonly string[];
}

export interface StoredRoom<R extends RecordBase> {
  readonly clock: number;
  readonly records: readonly R[];
  readonly clients: readonly ClientState[];
  /** Clients whose page was opened before this may have been pruned; 0 or missing: none was. */
  readonly clientsSince?: number;
}

export interface Batch<R extends RecordBase> {
  /** The clock that the room last stored; another one in storage means that somebody else wrote. */
  readonly since: number;
  readonly clock: number;
  readonly put: readonly R[];
  readonly remove: readonly string[];
  readonly clients: readonly ClientState[];
  readonly audit: readonly AuditRow[];
}

/** Another room writes to the same storage: this one must stop. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
}

export interface RoomStorage<R extends RecordBase> {
  /** All that is stored of a room; empty with clock 0 for a new one. */
  load(): Promise<StoredRoom<R>>;
  /**
   * Writes all of the batch or nothing; durable (survives power loss) when the promise resolves.
   *
   * @throws FencedError when `since` is not the stored clock; any other error when it could not be
   *   written. The stored room is then unchanged.
   */
  commit(batch: Batch<R>): Promise<void>;
  /**
   * Forgets clients that have not been answered since a time, and what was done before it, except
   * for what is kept. Without it everything is kept.
   *
   * @param before milliseconds since 1970
   * @param keeps whether a row of the audit log is kept for good
   */
  prune?(before: number, keeps: (row: Pick<AuditRow, 'actor' | 'name'>) => boolean): Promise<void>;
}
