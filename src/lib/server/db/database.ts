/** The opened database: SQLite itself, drizzle over it, and statements that are prepared once. */
import type BetterSqlite3 from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

export class Database {
  /** Where the file lies. */
  readonly file: string;
  readonly sqlite: BetterSqlite3.Database;
  /** Queries over the tables of `schema.ts`, `room-tables.ts` and `access-tables.ts`. */
  readonly orm: BetterSQLite3Database;
  readonly #statements = new Map<string, BetterSqlite3.Statement<unknown[]>>();

  constructor(file: string, sqlite: BetterSqlite3.Database) {
    this.file = file;
    this.sqlite = sqlite;
    this.orm = drizzle(sqlite);
  }

  /** The statement for this text, prepared at its first use and shared by all rooms. */
  statement(sql: string): BetterSqlite3.Statement<unknown[]> {
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.sqlite.prepare(sql)));
    return statement;
  }

  /** Writes the log back into the file and lets go of it. Closing twice is once. */
  close(): void {
    this.#statements.clear();
    this.sqlite.close();
  }
}
