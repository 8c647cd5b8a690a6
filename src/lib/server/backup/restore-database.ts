/** Puts a copy in the place of the database. What was there is kept aside; nothing is thrown away. */
import BetterSqlite3 from 'better-sqlite3';
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode } from '../db/faults.ts';
import { copyDatabase, toDisk, type CopyResult } from './copy-database.ts';

export type RestoreResult =
  | {
      readonly ok: true;
      readonly file: string;
      /** Where the database lies that was there before, if there was one. */
      readonly aside: string | null;
    }
  | Extract<CopyResult, { ok: false }>
  | {
      readonly ok: false;
      readonly code: 'restore.in-use' | 'restore.failed';
      readonly detail: string;
    };

export interface RestoreOptions {
  readonly from: string;
  /** The folder of the database. */
  readonly directory: string;
  readonly migrations: string;
  /** Milliseconds since 1970: names what is kept aside. */
  readonly now: number;
}

/** What SQLite keeps beside a database: the log and its index. */
const beside = ['-wal', '-shm', '-journal'] as const;

/** Never rejects. Unless it succeeds, the database is the one that was there. */
export async function restoreDatabase(options: RestoreOptions): Promise<RestoreResult> {
  const { from, directory, migrations, now } = options;
  const file = join(directory, 'bikupa.db');
  const next = join(directory, 'bikupa.db.restoring');
  // The copy is looked through before anything that is there is touched.
  const copied = await copyDatabase({ from, to: next, migrations, replace: true });
  if (!copied.ok) return copied;
  try {
    const present = existsSync(file);
    if (!present) keepLog(directory, file, now);
    const aside = present ? keepAside(directory, file, now) : null;
    if (present && aside === null) return { ok: false, code: 'restore.in-use', detail: file };
    // Never a log of one database beside another: SQLite would write it into it.
    for (const end of beside) rmSync(file + end, { force: true });
    renameSync(next, file);
    toDisk(directory);
    return { ok: true, file, aside };
  } catch (fault) {
    return { ok: false, code: 'restore.failed', detail: String(fault) };
  } finally {
    rmSync(next, { force: true });
  }
}

/** What is left of a database that is gone. */
function keepLog(directory: string, file: string, now: number): void {
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${asideIn(directory, now)}-wal`);
}

/** Where what is there before a restore is kept. */
function asideIn(directory: string, now: number): string {
  const folder = join(directory, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const digits = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  return join(folder, `bikupa-before-restore-${digits}.db`);
}

/**
 * Keeps the present database in a second place, whole if it is whole and else as it is; null, and
 * nothing is kept, while it is in use.
 */
function keepAside(directory: string, file: string, now: number): string | null {
  const aside = asideIn(directory, now);
  // Looking into a database writes its log into it, or drops a log that cannot be read.
  const log = `${aside}-wal`;
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, log);
  const state = stateOf(file);
  if (state !== 'damaged') rmSync(log, { force: true });
  if (state === 'in use') return null;
  // A second name and not a new one: at no moment is there no database.
  try {
    linkSync(file, aside);
  } catch {
    copyFileSync(file, aside);
    toDisk(aside);
  }
  toDisk(dirname(aside));
  return aside;
}

/** Whether a server has it open. If not, what stands in its log is in the database afterwards. */
function stateOf(file: string): 'in use' | 'whole' | 'damaged' {
  let sqlite: BetterSqlite3.Database | undefined;
  try {
    sqlite = new BetterSqlite3(file, { timeout: 0 });
    sqlite.pragma('locking_mode = EXCLUSIVE');
    sqlite.exec('BEGIN EXCLUSIVE; COMMIT');
    return sqlite.pragma('quick_check(1)', { simple: true }) === 'ok' ? 'whole' : 'damaged';
  } catch (fault) {
    return /^SQLITE_(BUSY|LOCKED)/.test(systemCode(fault)) ? 'in use' : 'damaged';
  } finally {
    sqlite?.close();
  }
}
