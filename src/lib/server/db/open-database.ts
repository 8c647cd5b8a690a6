/**
 * Opens the database, or says as a value why it cannot be used: nothing of what can go wrong here
 * is a fault of the program, and each has its sentence for whoever starts it.
 */
import BetterSqlite3 from 'better-sqlite3';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from './database.ts';
import { isNewer, migrateDatabase } from './migrations.ts';

export const databaseCodes = [
  'database.no-directory',
  'database.not-writable',
  'database.damaged',
  'database.newer',
  'database.busy',
  'database.full',
  'database.unsafe-disk',
  'database.failed',
] as const;
export type DatabaseCode = (typeof databaseCodes)[number];

export interface DatabaseProblem {
  readonly ok: false;
  readonly code: DatabaseCode;
  /** The file or directory it is about. */
  readonly path: string;
  /** What the system said, for the log. */
  readonly detail: string;
}

export type OpenedDatabase = { readonly ok: true; readonly database: Database } | DatabaseProblem;

export interface OpenOptions {
  /** Makes the directory when it is missing: for the default one only. A typing error in a
   * configured one would otherwise look like an empty server. */
  readonly mayCreate?: boolean;
  /** Where `drizzle/` with the migrations lies. */
  readonly root?: string;
}

/** Milliseconds to wait for another process; a room tries again by itself. */
const BUSY_MS = 1_000;
/** What `PRAGMA synchronous` says for FULL. */
const FULL = 2;

class Refused extends Error {
  readonly code: DatabaseCode;

  constructor(code: DatabaseCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** Opens `bikupa.db` in this directory, with all migrations run. */
export function openDatabase(directory: string, options: OpenOptions = {}): OpenedDatabase {
  const file = join(directory, 'bikupa.db');
  const migrations = join(options.root ?? process.cwd(), 'drizzle');
  const missing = prepareDirectory(directory, options.mayCreate ?? false);
  if (missing) return missing;
  let sqlite: BetterSqlite3.Database | undefined;
  try {
    sqlite = new BetterSqlite3(file, { timeout: BUSY_MS });
    check(sqlite);
    if (isNewer(sqlite, migrations)) throw new Refused('database.newer', 'unknown migration');
    migrateDatabase(sqlite, migrations);
    sqlite.pragma('foreign_keys = ON');
    return { ok: true, database: new Database(file, sqlite) };
  } catch (fault) {
    sqlite?.close();
    return { ok: false, code: codeOf(fault), path: file, detail: String(fault) };
  }
}

function prepareDirectory(directory: string, mayCreate: boolean): DatabaseProblem | null {
  try {
    if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return null;
    if (!mayCreate) throw new Refused('database.no-directory', 'there is no such directory');
    // What people write is nobody else's on the machine.
    mkdirSync(directory, { mode: 0o700 });
    return null;
  } catch (fault) {
    return { ok: false, code: codeOf(fault), path: directory, detail: String(fault) };
  }
}

/** Sets what makes an answered mutation durable, and reads back that it holds. */
function check(sqlite: BetterSqlite3.Database): void {
  if (sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok') {
    throw new Refused('database.damaged', 'the integrity check failed');
  }
  // A file that cannot be written to opens all the same, and fails at the first note.
  sqlite.exec('BEGIN IMMEDIATE; ROLLBACK');
  if (sqlite.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
    throw new Refused('database.unsafe-disk', 'the disk does not take a write-ahead log');
  }
  // In WAL the driver opens at NORMAL, which loses answered mutations when the power goes.
  sqlite.pragma('synchronous = FULL');
  if (sqlite.pragma('synchronous', { simple: true }) !== FULL) {
    throw new Refused('database.unsafe-disk', 'synchronous is not FULL');
  }
  // What is removed or replaced is overwritten, so that a purge leaves nothing to be read.
  sqlite.pragma('secure_delete = ON');
}

function codeOf(fault: unknown): DatabaseCode {
  if (fault instanceof Refused) return fault.code;
  const code = systemCode(fault);
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB)/.test(code)) return 'database.damaged';
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS)/.test(code)) {
    return 'database.not-writable';
  }
  if (/^(SQLITE_BUSY|SQLITE_LOCKED)/.test(code)) return 'database.busy';
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return 'database.full';
  if (/^(ENOENT|ENOTDIR|EEXIST)/.test(code)) return 'database.no-directory';
  return 'database.failed';
}

/** The code that SQLite or the system gave; drizzle wraps the error that it came with. */
function systemCode(fault: unknown): string {
  if (!(fault instanceof Error)) return '';
  if ('code' in fault && typeof fault.code === 'string') return fault.code;
  return systemCode(fault.cause);
}
