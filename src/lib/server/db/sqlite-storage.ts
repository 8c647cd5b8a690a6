/** A room kept in SQLite: one transaction for every commit, on disk before the promise resolves. */
import {
  FencedError,
  type AuditRow,
  type Batch,
  type ClientState,
  type RoomStorage,
  type StoredRoom,
} from '../../sync/storage/storage.ts';
import { answeredAt } from '../../sync/client-name.ts';
import { typeOf } from '../../sync/record.ts';
import type { AnyRecord } from '../../workshop/model/records.ts';
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
    'INSERT INTO "client" ("room", "key", "last", "refused", "answered_at") VALUES (?, ?, ?, ?, ?) ' +
    'ON CONFLICT ("room", "key") DO UPDATE SET "last" = excluded."last", ' +
    '"refused" = excluded."refused", "answered_at" = excluded."answered_at"',
  clientsSince: 'SELECT "clients_since" FROM "pruned" WHERE "room" = ?',
  setClientsSince:
    'INSERT INTO "pruned" ("room", "clients_since") VALUES (?, ?) ON CONFLICT ("room") ' +
    'DO UPDATE SET "clients_since" = max("clients_since", excluded."clients_since")',
  undated: 'SELECT 1 FROM "client" WHERE "room" = ? AND "answered_at" = 0 LIMIT 1',
  dateClients: 'UPDATE "client" SET "answered_at" = ? WHERE "room" = ? AND "answered_at" = 0',
  oldClient: 'SELECT 1 FROM "client" WHERE "room" = ? AND "answered_at" BETWEEN 1 AND ? LIMIT 1',
  dropClients: 'DELETE FROM "client" WHERE "room" = ? AND "answered_at" BETWEEN 1 AND ?',
  oldAudit: 'SELECT DISTINCT "actor", "name" FROM "audit" WHERE "room" = ? AND "at" < ?',
  dropAudit: 'DELETE FROM "audit" WHERE "room" = ? AND "at" < ? AND "actor" = ? AND "name" = ?',
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

  /** Writes only where there is something to forget. */
  prune(before: number, keeps: (row: Pick<AuditRow, 'actor' | 'name'>) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const [db, room] = [this.#db, this.#room];
      const kinds = statement(db, sql.oldAudit).all(room, before) as Pick<
        AuditRow,
        'actor' | 'name'
      >[];
      const dropped = kinds.filter((row) => !keeps(row));
      const hasOldClients = statement(db, sql.oldClient).get(room, before - 1) !== undefined;
      // Rows of an earlier version do not say when: they count from now on.
      const isUndated = statement(db, sql.undated).get(room) !== undefined;
      const forget = db.$client.transaction(() => {
        if (isUndated) statement(db, sql.dateClients).run(this.#now(), room);
        if (hasOldClients) {
          // Together: a client that is forgotten must be known to be forgotten.
          statement(db, sql.setClientsSince).run(room, before);
          statement(db, sql.dropClients).run(room, before - 1);
        }
        for (const { actor, name } of dropped) {
          statement(db, sql.dropAudit).run(room, before, actor, name);
        }
      });
      if (isUndated || hasOldClients || dropped.length > 0) forget.immediate();
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
    const since = Number(statement(this.#db, sql.clientsSince).pluck().get(this.#room) ?? 0);
    return {
      clock: this.#clock(),
      records,
      clients: clients.map(({ key, last, refused }) => ({
        key,
        last,
        refused: JSON.parse(refused) as ClientState['refused'],
      })),
      ...(since > 0 && { clientsSince: since }),
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
      const at = answeredAt(key, this.#now());
      statement(this.#db, sql.setClient).run(room, key, last, JSON.stringify(refused), at);
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
