/**
 * One server for each data folder. A second one would take every room from the first and erase its
 * rehearsals; it is refused, and told which is the first.
 *
 * The lock is SQLite's own on an empty database beside the real one: the system lets go of it when
 * the process ends, however it ends, so that none is ever left behind. See decision 15.
 */
import BetterSqlite3 from 'better-sqlite3';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from './faults.ts';
import { createPrivate } from './private-files.ts';

/** Milliseconds to wait for a server that is just ending. */
const ENDING_MS = 1_000;

export interface DataLock {
  readonly ok: true;
  /** Tells a second server where this one can be reached. */
  announce(address: string): void;
  release(): void;
}

/** The server that has the folder, as far as it has said. */
export interface Holder {
  readonly pid: number | null;
  readonly address: string | null;
}

/**
 * Takes a data folder for this process.
 *
 * @throws what SQLite or the system says where no lock can be made
 */
export function takeDataLock(directory: string): DataLock | { readonly ok: false; holder: Holder } {
  const file = join(directory, 'bikupa.lock');
  // A plain file: what is locked cannot be read by the one who is refused.
  const note = join(directory, 'bikupa.running');
  createPrivate(file);
  const sqlite = new BetterSqlite3(file, { timeout: ENDING_MS });
  try {
    sqlite.exec('BEGIN EXCLUSIVE');
  } catch (fault) {
    sqlite.close();
    if (!/^SQLITE_(BUSY|LOCKED)/.test(systemCode(fault))) throw fault;
    return { ok: false, holder: readHolder(note) };
  }
  const say = (holder: Holder): void => {
    try {
      createPrivate(note);
      writeFileSync(note, JSON.stringify(holder));
    } catch {
      // On a full disk the second server is refused all the same, and is told less.
    }
  };
  say({ pid: process.pid, address: null });
  let held = true;
  return {
    ok: true,
    announce: (address) => say({ pid: process.pid, address }),
    release() {
      if (!held) return;
      held = false;
      rmSync(note, { force: true });
      sqlite.close();
    },
  };
}

function readHolder(note: string): Holder {
  try {
    const { pid, address } = JSON.parse(readFileSync(note, 'utf8')) as Partial<Holder>;
    return {
      pid: typeof pid === 'number' ? pid : null,
      address: typeof address === 'string' ? address : null,
    };
  } catch {
    return { pid: null, address: null };
  }
}
