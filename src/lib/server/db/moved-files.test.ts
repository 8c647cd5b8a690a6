import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Access } from '../access/access.ts';
import { isStorageFault } from './faults.ts';
import { SqliteStorage } from './sqlite-storage.ts';
import { opened, temporaryDirectory } from './testing/temporary.ts';

const series = 'series:s';
const nothing = { put: [], remove: [], clients: [], audit: [] };

function database() {
  const directory = join(temporaryDirectory(), 'data');
  mkdirSync(directory);
  const { db, file, close } = opened(directory);
  const storage = new SqliteStorage(db, series, () => 0);
  const commit = (since: number) =>
    storage.commit({ ...nothing, since, clock: since + 1 }).then(
      () => 'stored',
      (fault: unknown) => (isStorageFault(fault) ? 'refused' : String(fault)),
    );
  return { directory, db, file, close, storage, commit };
}

describe('DA3: nothing is stored while the database is not where it was opened', () => {
  const ways: readonly (readonly [string, (directory: string, file: string) => void])[] = [
    ['the folder is deleted', (directory) => rmSync(directory, { recursive: true })],
    ['the folder is renamed', (directory) => renameSync(directory, `${directory}-old`)],
    [
      'another folder takes its place',
      (directory) => {
        cpSync(directory, `${directory}-copy`, { recursive: true });
        renameSync(directory, `${directory}-old`);
        renameSync(`${directory}-copy`, directory);
      },
    ],
    ['the database is deleted', (_directory, file) => rmSync(file)],
    [
      'the database is replaced',
      (_directory, file) => {
        cpSync(file, `${file}.copy`);
        renameSync(`${file}.copy`, file);
      },
    ],
    ['the log is deleted', (_directory, file) => rmSync(`${file}-wal`)],
    ['the index of the log is deleted', (_directory, file) => rmSync(`${file}-shm`)],
  ];
  test.each(ways)('%s', async (_what, act) => {
    const { directory, db, file, storage, commit } = database();
    const access = new Access(db, () => 0);
    expect(await commit(0)).toBe('stored');
    expect(access.createLink(series, 'plan')).not.toBe('');
    act(directory, file);
    expect(await commit(1)).toBe('refused');
    // A form that stores without a room is refused as well.
    let fault: unknown;
    try {
      access.createLink(series, 'plan');
    } catch (thrown) {
      fault = thrown;
    }
    expect(isStorageFault(fault)).toBe(true);
    expect(String((fault as Error).cause ?? fault)).toContain('no longer the file that was opened');
    // What is there can be read.
    expect((await storage.load()).clock).toBe(1);
  });

  test('a folder that comes back goes on where it was', async () => {
    const { directory, commit } = database();
    expect(await commit(0)).toBe('stored');
    renameSync(directory, `${directory}-away`);
    expect(await commit(1)).toBe('refused');
    expect(await commit(1)).toBe('refused');
    renameSync(`${directory}-away`, directory);
    expect(await commit(1)).toBe('stored');
  });

  test('a transaction within another one, and one that only reads after one that failed', async () => {
    const { directory, db, storage, commit } = database();
    expect(await commit(0)).toBe('stored');
    const insert = db.$client.prepare('INSERT INTO "room" VALUES (?, 1, 1)');
    const inner = db.$client.transaction(() => insert.run('series:b'));
    const outer = db.$client.transaction(() => {
      insert.run('series:a');
      inner();
      rmSync(directory, { recursive: true });
      insert.run('series:c');
    });
    expect(() => outer()).toThrow('no longer the file');
    expect((await storage.load()).clock).toBe(1);
    expect(db.$client.prepare('SELECT id FROM "room"').pluck().all()).toEqual([series]);
  });
});
