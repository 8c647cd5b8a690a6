/**
 * A database as text, and back: how one of an earlier version is kept, to be migrated in a test.
 *
 * `node tests/migration/dump.ts DATA > FILE` writes the database in a data directory as SQL. The
 * server must be stopped. What comes out holds everything, hashes of secrets included: it is for
 * databases that were made for tests.
 */
import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';

interface Part {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** All of a database as SQL, the record of its migrations included, as `sqlite3 .dump` writes it. */
export function dumpOf(file: string): string {
  const db = new BetterSqlite3(file, { readonly: true });
  try {
    const parts = db.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY rowid').all();
    const tables = (parts as Part[]).filter(({ type }) => type === 'table');
    const others = (parts as Part[]).filter(({ type, sql }) => type !== 'table' && sql !== null);
    const own = tables.filter(({ name }) => name !== sequence);
    return [
      'PRAGMA foreign_keys = OFF;',
      'BEGIN TRANSACTION;',
      ...own.flatMap(({ name, sql }) => [`${sql};`, ...insertsOf(db, name)]),
      // SQLite makes this one by itself, with the first table that counts.
      ...(own.length < tables.length
        ? [`DELETE FROM ${sequence};`, ...insertsOf(db, sequence)]
        : []),
      ...others.map(({ sql }) => `${sql};`),
      'COMMIT;',
      '',
    ].join('\n');
  } finally {
    db.close();
  }
}

const sequence = 'sqlite_sequence';

function insertsOf(db: BetterSqlite3.Database, table: string): string[] {
  const columns = db.pragma(`table_info("${table}")`) as { readonly name: string }[];
  const values = columns.map(({ name }) => `quote("${name}")`).join(` || ',' || `);
  return db
    .prepare(
      `SELECT 'INSERT INTO "${table}" VALUES(' || ${values} || ');' FROM "${table}" ORDER BY rowid`,
    )
    .pluck()
    .all() as string[];
}

/** Makes a database of a dump, in a file that is not there yet or in `:memory:`. */
export function databaseOf(dump: string, file: string): BetterSqlite3.Database {
  return new BetterSqlite3(file).exec(dump);
}

if (import.meta.main) {
  const [directory, more] = process.argv.slice(2);
  if (directory === undefined || directory.startsWith('-') || more !== undefined) {
    process.stderr.write('Usage: node tests/migration/dump.ts DATA > FILE\n');
    process.exitCode = 2;
  } else process.stdout.write(dumpOf(join(directory, 'bikupa.db')));
}
