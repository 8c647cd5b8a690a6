/** The port behind which a room is kept. SQLite today; the contract suite is what makes another. */
import type { RecordBase } from './record.ts';

/** How far a client has come, so that a repeated mutation gets its first answer again. */
export interface ClientState {
  readonly key: string;
  /** The last mutation that was answered for good. */
  readonly last: number;
  /** The refused ones among the latest, by number. */
  readonly refused: Readonly<Record<number, string>>;
}

/** Who did what to which ids; never with what was written. */
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
}

export interface Batch<R extends RecordBase> {
  /** The clock that the room stood at in storage; another one means that somebody else wrote. */
  readonly since: number;
  readonly clock: number;
  readonly put: readonly R[];
  readonly remove: readonly string[];
  readonly clients: readonly ClientState[];
  readonly audit: readonly AuditRow[];
}

/** Another writer has the room: this one must stop. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
}

export interface RoomStorage<R extends RecordBase> {
  load(): Promise<StoredRoom<R>>;
  /**
   * All of the batch or nothing; durable when the promise resolves (survives power loss).
   * Rejects with FencedError when `since` is not the stored clock, with any other error when it
   * could not be written; the room is then unchanged.
   */
  commit(batch: Batch<R>): Promise<void>;
}
