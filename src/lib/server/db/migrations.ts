/** Brings the database to the form that this program knows. */
import type BetterSqlite3 from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** Where drizzle notes which migrations have been run. */
const JOURNAL = '__drizzle_migrations';

/** True when a later version of the program has been here: this one would not know what it wrote. */
export function isNewer(sqlite: BetterSqlite3.Database, folder: string): boolean {
  const known = new Set(readMigrationFiles({ migrationsFolder: folder }).map(millisOf));
  return appliedTo(sqlite).some((millis) => !known.has(millis));
}

/** True when this program, in whatever version, has made its tables in it. */
export function isBikupa(sqlite: BetterSqlite3.Database): boolean {
  const room = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'room'");
  return appliedTo(sqlite).length > 0 && room.get() !== undefined;
}

/** The number of the first migration that is missing, from 1; null when none is. */
export function firstMissing(sqlite: BetterSqlite3.Database, folder: string): number | null {
  const known = readMigrationFiles({ migrationsFolder: folder }).length;
  const applied = appliedTo(sqlite).length;
  return applied < known ? applied + 1 : null;
}

/** Runs what is missing, all of it or nothing. */
export function migrateDatabase(sqlite: BetterSqlite3.Database, folder: string): void {
  // SQLite changes a table by building it anew and dropping the old one; with foreign keys on,
  // the drop would take along every row that refers to it.
  sqlite.pragma('foreign_keys = OFF');
  migrate(drizzle(sqlite), { migrationsFolder: folder, migrationsTable: JOURNAL });
}

function appliedTo(sqlite: BetterSqlite3.Database): number[] {
  const table = sqlite.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(JOURNAL);
  if (!table) return [];
  return sqlite.prepare(`SELECT created_at FROM ${JOURNAL}`).pluck().all().map(Number);
}

function millisOf({ folderMillis }: { readonly folderMillis: number }): number {
  return folderMillis;
}
