import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockDirectory } from './open-database.ts';
import { closeToOthers } from './private-files.ts';
import { opened, temporaryDirectory } from './testing/temporary.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test('DA1: whatever the umask, the database and what lies beside it can be opened by its owner only', () => {
  for (const umask of [0o000, 0o022, 0o777]) {
    const before = process.umask(umask);
    try {
      const directory = join(temporaryDirectory(), 'data');
      mkdirSync(directory);
      chmodSync(directory, 0o755);
      const notices: string[] = [];
      const lock = lockDirectory(directory, process.cwd(), (line) => notices.push(line));
      if (!lock.ok) throw new Error(lock.detail);
      const { db, close } = opened(directory);
      db.$client.exec('CREATE TABLE x (y)');
      const files = readdirSync(directory);
      expect(files).toEqual(
        expect.arrayContaining(['bikupa.db', 'bikupa.db-wal', 'bikupa.db-shm']),
      );
      expect([umask, modeOf(directory)]).toEqual([umask, '700']);
      const modes = files.map((name) => [name, modeOf(join(directory, name))]);
      expect(modes).toEqual(files.map((name) => [name, '600']));
      expect(notices).toEqual([expect.stringContaining('data (0755 to 0700)')]);
      close();
      lock.release();
    } finally {
      process.umask(before);
    }
  }
});

test('DA2: what other users could open is closed to them at start-up, and the log says so in one line', () => {
  const directory = temporaryDirectory();
  chmodSync(directory, 0o755);
  const backups = join(directory, 'backups');
  mkdirSync(backups);
  chmodSync(backups, 0o775);
  const own = ['bikupa.db', 'bikupa.db-wal', 'bikupa.db-shm', 'backups/bikupa-20270131T235959Z.db'];
  for (const name of [...own, 'other.txt']) {
    writeFileSync(join(directory, name), '');
    chmodSync(join(directory, name), 0o644);
  }
  const elsewhere = join(temporaryDirectory(), 'theirs');
  writeFileSync(elsewhere, '');
  chmodSync(elsewhere, 0o644);
  symlinkSync(elsewhere, join(directory, 'bikupa.link'));
  const line = closeToOthers(directory);
  expect(own.map((name) => modeOf(join(directory, name)))).toEqual(own.map(() => '600'));
  expect([modeOf(directory), modeOf(backups)]).toEqual(['700', '700']);
  expect(line).toContain('bikupa.db (0644 to 0600)');
  expect(line).toContain('backups (0775 to 0700)');
  expect(line?.split('\n')).toHaveLength(1);
  // What is not Bikupa's is left as it is, and nothing is said where nothing was open.
  expect(modeOf(join(directory, 'other.txt'))).toBe('644');
  expect(modeOf(elsewhere)).toBe('644');
  expect(closeToOthers(directory)).toBeNull();
  // A folder that the system shares is not closed.
  chmodSync(directory, 0o1777);
  expect(closeToOthers(directory)).toBeNull();
  expect(modeOf(directory)).toBe('777');
});
