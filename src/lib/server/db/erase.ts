/** Takes whole rooms out of a database: everything of a room goes with its row. */
import type BetterSqlite3 from 'better-sqlite3';

interface Sqlite {
  readonly $client: BetterSqlite3.Database;
}

/** Erases a room, from every table, in one transaction. */
export function eraseRoom({ $client }: Sqlite, room: string): void {
  $client.prepare('DELETE FROM "room" WHERE "id" = ?').run(room);
  // What was overwritten in the file still stands in the log until that begins anew. Where somebody
  // reads just now it stays for this once.
  $client.pragma('wal_checkpoint(TRUNCATE)');
}

/** Erases every rehearsal there is. */
export function eraseRehearsals({ $client }: Sqlite): void {
  deleteRehearsals($client);
}

/** The same in a file of any version that was not opened to be served from. */
export function eraseRehearsalsIn(sqlite: BetterSqlite3.Database): void {
  const columns = sqlite.pragma('table_info("series")') as { readonly name: string }[];
  if (!columns.some(({ name }) => name === 'rehearsal')) return;
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('secure_delete = ON');
  deleteRehearsals(sqlite);
}

function deleteRehearsals(sqlite: BetterSqlite3.Database): void {
  const rehearsals = 'SELECT "room" FROM "series" WHERE "rehearsal" = 1';
  sqlite.prepare(`DELETE FROM "room" WHERE "id" IN (${rehearsals})`).run();
}
