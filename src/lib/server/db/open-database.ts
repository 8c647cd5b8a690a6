/**
 * Opens the database, or says as a value why it cannot be used: nothing of what can go wrong here
 * is a fault of the program, and each has its sentence for whoever starts it.
 */
import BetterSqlite3 from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { toDisk, unfinished } from '../backup/copy-database.ts';
import { defaultDataDirectory } from './data-directory.ts';
import { takeDataLock, type DataLock, type Holder } from './data-lock.ts';
import { eraseRehearsalsIn } from './erase.ts';
import { systemCode } from './faults.ts';
import { firstMissing, isBikupa, isNewer, migrateDatabase } from './migrations.ts';
import { refuseWhenMoved } from './moved-files.ts';
import { closeToOthers, createPrivate } from './private-files.ts';

export const databaseCodes = [
  'database.no-directory',
  'database.not-writable',
  'database.damaged',
  'database.newer',
  'database.busy',
  'database.in-use',
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
  /** Of `database.in-use`: the server that has the folder. */
  readonly holder?: Holder;
}

/** Queries over the tables of `schema.ts`; `$client` is SQLite itself. */
export type Database = BetterSQLite3Database & { readonly $client: BetterSqlite3.Database };

export interface OpenedDatabase {
  readonly ok: true;
  readonly db: Database;
  readonly file: string;
  /** Writes the log back into the file and lets go of it. Closing twice is once. */
  readonly close: () => void;
}

/** Milliseconds to wait for another process; a room tries again by itself. */
const BUSY_MS = 1_000;
/** With less than this no database opens: its log's index alone takes as much. */
const LEAST_FREE_BYTES = 65_536;
/** What `PRAGMA synchronous` says for FULL. */
const FULL = 2;

class Refused extends Error {
  readonly code: DatabaseCode;

  constructor(code: DatabaseCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

/**
 * Takes a data folder for this server alone, and closes it to other users. To be called before its
 * database is opened: opening may already change it.
 *
 * @param notice takes a line for the log
 */
export function lockDirectory(
  directory: string,
  root: string,
  notice: (line: string) => void,
): DataLock | DatabaseProblem {
  const path = resolve(root, directory);
  try {
    prepareDirectory(path, directory === defaultDataDirectory);
    const lock = takeDataLock(path);
    if (!lock.ok) {
      return { ok: false, code: 'database.in-use', path, detail: 'locked', holder: lock.holder };
    }
    const opened = closeToOthers(path);
    if (opened !== null) notice(`${opened} in ${path}`);
    return lock;
  } catch (fault) {
    return problemOf(fault, path);
  }
}

/**
 * Opens `bikupa.db` in this directory, with all migrations run. `root` is where `drizzle/` with the
 * migrations lies, and what a relative directory is relative to.
 */
export function openDatabase(
  directory: string,
  root: string = process.cwd(),
): OpenedDatabase | DatabaseProblem {
  const path = resolve(root, directory);
  const file = join(path, 'bikupa.db');
  const migrations = join(root, 'drizzle');
  let sqlite: BetterSqlite3.Database | undefined;
  try {
    // A typing error in a configured directory would look like an empty server.
    prepareDirectory(path, directory === defaultDataDirectory);
    // SQLite gives the log and its index the mode that the database has.
    createPrivate(file);
    sqlite = new BetterSqlite3(file, { timeout: BUSY_MS });
    check(sqlite);
    if (isNewer(sqlite, migrations)) throw new Refused('database.newer', 'unknown migration');
    const missing = firstMissing(sqlite, migrations);
    if (missing !== null && isBikupa(sqlite)) {
      keepAsItWas(sqlite, join(path, 'backups'), missing);
    }
    migrateDatabase(sqlite, migrations);
    sqlite.pragma('foreign_keys = ON');
    refuseWhenMoved(sqlite, file);
    const opened = sqlite;
    return { ok: true, db: drizzle(opened), file, close: () => opened.close() };
  } catch (fault) {
    sqlite?.close();
    return problemOf(fault, path);
  }
}

function problemOf(fault: unknown, path: string): DatabaseProblem {
  const code = isFull(fault, path) ? 'database.full' : codeOf(fault);
  const about = code === 'database.no-directory' ? path : join(path, 'bikupa.db');
  return { ok: false, code, path: about, detail: String(fault) };
}

function prepareDirectory(path: string, mayCreate: boolean): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (!mayCreate) throw new Refused('database.no-directory', 'there is no such directory');
  // What people write is nobody else's on the machine.
  mkdirSync(path, { mode: 0o700 });
  chmodSync(path, 0o700);
}

/** Sets what makes an answered mutation durable, and reads back that it holds. */
function check(sqlite: BetterSqlite3.Database): void {
  if (sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok') {
    throw new Refused('database.damaged', 'the integrity check failed');
  }
  // A file that cannot be written to opens all the same, and would fail at the first note.
  sqlite.exec('BEGIN IMMEDIATE; PRAGMA user_version = 1; ROLLBACK');
  if (sqlite.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
    throw new Refused('database.unsafe-disk', 'the disk does not take a write-ahead log');
  }
  // In WAL the driver opens at NORMAL, which loses answered mutations when the power goes.
  sqlite.pragma('synchronous = FULL');
  if (sqlite.pragma('synchronous', { simple: true }) !== FULL) {
    throw new Refused('database.unsafe-disk', 'synchronous is not FULL');
  }
  // A Mac lets its disk keep what was flushed in a cache of its own, unless it is told not to.
  sqlite.pragma('fullfsync = ON');
  sqlite.pragma('checkpoint_fullfsync = ON');
  // What is removed or replaced is overwritten, so that a purge leaves nothing to be read.
  sqlite.pragma('secure_delete = ON');
}

/**
 * A copy of what is about to be changed, under the number of the migration; tried again, it takes
 * the place of what an interrupted try has left. The last three are kept.
 */
function keepAsItWas(sqlite: BetterSqlite3.Database, folder: string, migration: number): void {
  const name = (of: number) => join(folder, `bikupa-before-migration-${of}.db`);
  const part = `${name(migration)}${unfinished}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(part, '', { mode: 0o600 });
    // It outlives what was promised to be gone.
    eraseRehearsalsIn(sqlite);
    sqlite.prepare('VACUUM INTO ?').run(part);
    toDisk(part);
    renameSync(part, name(migration));
    toDisk(folder);
  } catch (fault) {
    // Without it nothing is changed: what goes wrong in a migration may show only days later.
    const code = codeOf(fault);
    throw new Refused(code === 'database.full' ? code : 'database.failed', String(fault));
  } finally {
    if (existsSync(part)) rmSync(part);
  }
  rmSync(name(migration - 3), { force: true });
}

/** SQLite says of some of its files only that they could not be made or grown, and not why. */
function isFull(fault: unknown, path: string): boolean {
  if (!/^SQLITE_(IOERR|CANTOPEN)/.test(systemCode(fault))) return false;
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize < LEAST_FREE_BYTES;
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
