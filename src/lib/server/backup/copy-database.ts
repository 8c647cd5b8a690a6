/**
 * One copy of a database, made while others write to it. It is there whole and looked through, or
 * not at all: under its own name stands only what has passed every check.
 */
import BetterSqlite3 from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { eraseRehearsalsIn } from '../db/erase.ts';
import { systemCode } from '../db/faults.ts';
import { isBikupa, isNewer } from '../db/migrations.ts';

export const copyCodes = [
  'copy.no-source',
  'copy.not-bikupa',
  'copy.damaged',
  'copy.newer',
  'copy.exists',
  'copy.no-directory',
  'copy.not-writable',
  'copy.full',
  'copy.failed',
] as const;
export type CopyCode = (typeof copyCodes)[number];

export type CopyResult =
  | { readonly ok: true; readonly bytes: number }
  | {
      readonly ok: false;
      readonly code: CopyCode;
      /** What the system said, for the log. */
      readonly detail: string;
    };

export interface CopyOptions {
  readonly from: string;
  readonly to: string;
  /** The folder `drizzle/` of this program: what it does not know it does not vouch for. */
  readonly migrations: string;
  /** Puts the copy in the place of a file that is there. */
  readonly replace?: boolean;
}

/** Pages in one step: four megabytes. */
const STEP = 1_000;
/** What a copy is called until it has been looked through. */
export const unfinished = '.unfinished';

class CopyFault extends Error {
  readonly code: CopyCode;

  constructor(code: CopyCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** Never rejects: every way to fail is a value, and leaves nothing behind. */
export async function copyDatabase(options: CopyOptions): Promise<CopyResult> {
  const { from, to, migrations, replace = false } = options;
  const part = join(dirname(to), `${basename(to)}.${process.pid}${unfinished}`);
  let began = false;
  try {
    if (!existsSync(from)) throw new CopyFault('copy.no-source', from);
    if (!existsSync(dirname(to))) throw new CopyFault('copy.no-directory', dirname(to));
    if (!replace && existsSync(to)) throw new CopyFault('copy.exists', to);
    // Open to nobody else: it holds what people wrote.
    closeSync(openSync(part, 'w', 0o600));
    began = true;
    await fill(from, part);
    const bytes = lookThrough(part, migrations);
    toDisk(part);
    if (!replace && existsSync(to)) throw new CopyFault('copy.exists', to);
    renameSync(part, to);
    toDisk(dirname(to));
    return { ok: true, bytes };
  } catch (fault) {
    return { ok: false, code: codeOf(fault), detail: String(fault) };
  } finally {
    if (began)
      for (const end of ['', '-journal', '-wal', '-shm']) rmSync(part + end, { force: true });
  }
}

/** All pages as of one moment. */
async function fill(from: string, part: string): Promise<void> {
  const source = new BetterSqlite3(from, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    // Within a transaction of its own it sees one moment, however much is written meanwhile;
    // without it every commit of the room would make the copy begin again.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_master').get();
    await source.backup(part, { progress: () => STEP });
  } finally {
    source.close();
  }
}

/** Reads every page of the copy; gives its size in bytes. */
function lookThrough(part: string, migrations: string): number {
  const copy = new BetterSqlite3(part, { fileMustExist: true });
  try {
    // One file, that can be read from a disk which nobody may write to.
    copy.pragma('journal_mode = DELETE');
    const found = copy.pragma('integrity_check(1)', { simple: true });
    if (found !== 'ok') throw new CopyFault('copy.damaged', String(found));
    if (!isBikupa(copy)) throw new CopyFault('copy.not-bikupa', 'no tables of this program');
    if (isNewer(copy, migrations)) throw new CopyFault('copy.newer', 'unknown migration');
    // What is promised to be gone is not kept on the side.
    eraseRehearsalsIn(copy);
    const size = (name: string) => Number(copy.pragma(name, { simple: true }));
    return size('page_count') * size('page_size');
  } finally {
    copy.close();
  }
}

/** Asks the disk to have it, so that a power cut does not take it back. */
export function toDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function codeOf(fault: unknown): CopyCode {
  if (fault instanceof CopyFault) return fault.code;
  const code = systemCode(fault);
  if (code === 'SQLITE_NOTADB') return 'copy.not-bikupa';
  if (code.startsWith('SQLITE_CORRUPT')) return 'copy.damaged';
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return 'copy.full';
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS)/.test(code)) {
    return 'copy.not-writable';
  }
  return /^(ENOENT|ENOTDIR)/.test(code) ? 'copy.no-directory' : 'copy.failed';
}
