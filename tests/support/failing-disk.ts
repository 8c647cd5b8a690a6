/**
 * A server whose disk can be filled and emptied while it runs, by the real thing: a small file
 * system of its own where this process may mount one, and elsewhere the kernel's limit on how far
 * the server may write, which every user may set for processes of one's own.
 */
import BetterSqlite3 from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { TestServer } from './server.ts';

/** ENOSPC by a tmpfs, or EFBIG by RLIMIT_FSIZE, which SQLite takes for an I/O error. */
export type DiskKind = 'mounted' | 'limited';

const MOUNTED_BYTES = 24 * 1024 * 1024;

export interface FailingDisk {
  readonly server: TestServer;
  readonly kind: DiskKind;
  /** From now on nothing can be written. */
  fill(): void;
  free(): void;
  close(): Promise<void>;
}

/** True when it worked. */
function ran(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function mount(directory: string): boolean {
  return ran('mount', '-t', 'tmpfs', '-o', `size=${MOUNTED_BYTES},mode=700`, 'tmpfs', directory);
}

/** Takes all space that there is. */
function fillUp(file: string): void {
  const descriptor = openSync(file, 'a');
  try {
    for (const size of [1 << 20, 1 << 12, 1]) {
      const block = Buffer.alloc(size);
      try {
        while (writeSync(descriptor, block) === size);
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault;
      }
    }
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Writes the log back into the database and cuts it to nothing: within a log that once was longer
 * SQLite could write on for a while on a full disk.
 */
function cutLog(directory: string): void {
  const sqlite = new BetterSqlite3(join(directory, 'bikupa.db'), { timeout: 10_000 });
  try {
    const [told] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
    if (told?.busy !== 0) throw new Error('the log could not be cut');
  } finally {
    sqlite.close();
  }
}

/** @param wanted `limited` also where something may be mounted */
export async function serverOnFailingDisk(wanted: DiskKind): Promise<FailingDisk> {
  const mounted: string[] = [];
  const server = await TestServer.start({}, (directory) => {
    if (wanted === 'mounted' && mount(directory)) mounted.push(directory);
    return Promise.resolve();
  });
  const [directory] = mounted;
  const limit = (bytes: '0' | 'unlimited'): void => {
    const pid = String(server.pid);
    if (!ran('prlimit', '--pid', pid, `--fsize=${bytes}:unlimited`)) {
      throw new Error('prlimit (util-linux) does not work here: the disk cannot be made to fail');
    }
  };
  return {
    server,
    kind: directory === undefined ? 'limited' : 'mounted',
    fill() {
      if (directory === undefined) {
        limit('0');
        return;
      }
      cutLog(directory);
      fillUp(join(directory, 'filler'));
    },
    free: () =>
      directory === undefined
        ? limit('unlimited')
        : rmSync(join(directory, 'filler'), { force: true }),
    async close() {
      await server.stop();
      if (directory !== undefined && !ran('umount', directory)) ran('umount', '--lazy', directory);
      await server.close();
    },
  };
}
