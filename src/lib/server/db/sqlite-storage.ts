/** A room kept in SQLite: one transaction for every commit, on disk before the promise resolves. */
import {
  FencedError,
  type Batch,
  type ClientState,
  type RoomStorage,
  type StoredRoom,
} from '../../sync/storage.ts';
import { typeOf } from '../../sync/record.ts';
import type { AnyRecord } from '../../workshop/records.ts';
import type { Database } from './open-database.ts';
import { everyRecordRows, recordRows, type Cell } from './record-rows.ts';
import { statement } from './statements.ts';

const sql = {
  clock: 'SELECT "clock" FROM "room" WHERE "id" = ?',
  setClock:
    'INSERT INTO "room" ("id", "clock", "created_at") VALUES (?, ?, ?) ' +
    'ON CONFLICT ("id") DO UPDATE SET "clock" = excluded."clock"',
  clients: 'SELECT "key", "last", "refused" FROM "client" WHERE "room" = ?',
  setClient:
    'INSERT INTO "client" ("room", "key", "last", "refused") VALUES (?, ?, ?, ?) ' +
    'ON CONFLICT ("room", "key") DO UPDATE SET "last" = excluded."last", ' +
    '"refused" = excluded."refused"',
  addAudit: 'INSERT INTO "audit" ("room", "at", "actor", "name", "targets") VALUES (?, ?, ?, ?, ?)',
} as const;

/** True when something of this series has been stored. */
export function hasRoom(db: Database, room: string): boolean {
  return statement(db, sql.clock).get(room) !== undefined;
}

export class SqliteStorage implements RoomStorage<AnyRecord> {
  readonly #db: Database;
  readonly #room: string;
  readonly #now: () => number;

  /** `room` is the id of the series; its row is made by the first commit. */
  constructor(db: Database, room: string, now: () => number = Date.now) {
    this.#db = db;
    this.#room = room;
    this.#now = now;
  }

  /** What is stored, as of one moment. A room that was never written to is empty, at clock 0. */
  load(): Promise<StoredRoom<AnyRecord>> {
    return new Promise((resolve) => {
      resolve(this.#db.$client.transaction(() => this.#read()).deferred());
    });
  }

  /** Rejects with FencedError, or with SQLite's own error (disk full, I/O, busy): nothing is kept. */
  commit(batch: Batch<AnyRecord>): Promise<void> {
    // In a promise's executor, so that whatever is thrown becomes a rejection.
    return new Promise((resolve) => {
      // Immediate: the fence is read under the same lock that writes.
      this.#db.$client.transaction(() => this.#write(batch)).immediate();
      resolve();
    });
  }

  #read(): StoredRoom<AnyRecord> {
    const records: AnyRecord[] = [];
    for (const rows of everyRecordRows()) {
      const cells = statement(this.#db, rows.select).raw(true).all(this.#room);
      for (const row of cells as Cell[][]) records.push(rows.fromRow(row));
    }
    const clients = statement(this.#db, sql.clients).all(this.#room) as {
      readonly key: string;
      readonly last: number;
      readonly refused: string;
    }[];
    return {
      clock: this.#clock(),
      records,
      clients: clients.map(({ key, last, refused }) => ({
        key,
        last,
        refused: JSON.parse(refused) as ClientState['refused'],
      })),
    };
  }

  #write(batch: Batch<AnyRecord>): void {
    const clock = this.#clock();
    if (batch.since !== clock) {
      throw new FencedError(`stored clock is ${clock}, not ${batch.since}`);
    }
    const room = this.#room;
    statement(this.#db, sql.setClock).run(room, batch.clock, this.#now());
    for (const record of batch.put) {
      const rows = recordRows(record.type);
      statement(this.#db, rows.upsert).run(room, ...rows.toRow(record));
    }
    for (const id of batch.remove) {
      statement(this.#db, recordRows(typeOf(id)).remove).run(room, id);
    }
    for (const { key, last, refused } of batch.clients) {
      statement(this.#db, sql.setClient).run(room, key, last, JSON.stringify(refused));
    }
    for (const { at, actor, name, targets } of batch.audit) {
      statement(this.#db, sql.addAudit).run(room, at, actor, name, JSON.stringify(targets));
    }
  }

  #clock(): number {
    const row = statement(this.#db, sql.clock).get(this.#room) as
      { readonly clock: number } | undefined;
    return row?.clock ?? 0;
  }
}
