/** Takes whole rooms out of the database: everything of a room goes with its row. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from './open-database.ts';

/** Erases a room, from every table, in one transaction. */
export function eraseRoom(db: Database, room: string): void {
  db.$client.prepare('DELETE FROM "room" WHERE "id" = ?').run(room);
}

/** Erases every rehearsal there is. */
export function eraseRehearsals({ $client }: Pick<Database, '$client'>): void {
  eraseRehearsalsIn($client);
}

/** The same in a file that is open to nobody else, of whatever version; true when there was one. */
export function eraseRehearsalsIn(sqlite: BetterSqlite3.Database): boolean {
  const known = sqlite.pragma('table_info("series")') as { readonly name: string }[];
  if (!known.some(({ name }) => name === 'rehearsal')) return false;
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('secure_delete = ON');
  const sql =
    'DELETE FROM "room" WHERE "id" IN (SELECT "room" FROM "series" WHERE "rehearsal" = 1)';
  return sqlite.prepare(sql).run().changes > 0;
}
