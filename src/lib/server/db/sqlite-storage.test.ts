import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { storageContract } from '../../../../tests/support/storage-contract.ts';
import type { AnyRecord } from '../../workshop/model/records.ts';
import { room } from './columns.ts';
import { openDatabase, type OpenedDatabase } from './open-database.ts';
import { audit, recordTables } from './schema.ts';
import { hasRoom, SqliteStorage } from './sqlite-storage.ts';
import { anyRecord, recordArbitraries } from './testing/record-arbitrary.ts';
import { opened, temporaryDirectory } from './testing/temporary.ts';

const series = 'series:one';

storageContract('sqlite', {
  record: anyRecord.map((record) => withCode(record, record.id)),
  elsewhere: (record) => withCode(record, `elsewhere ${record.id}`),
  open: () => {
    const directory = mkdtempSync(join(tmpdir(), 'bikupa-'));
    const connections: OpenedDatabase[] = [];
    const connect = () => {
      const result = openDatabase(directory);
      if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
      connections.push(result);
      return result.db;
    };
    const db = connect();
    return Promise.resolve({
      storage: new SqliteStorage(db, series),
      reopen: () => Promise.resolve(new SqliteStorage(connect(), series)),
      other: () => Promise.resolve(new SqliteStorage(db, 'series:other')),
      // The audit is written last, so all the rest of the batch has been written by then.
      break: () => {
        db.$client.exec(
          "CREATE TEMP TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END",
        );
      },
      mend: () => {
        db.$client.exec('DROP TRIGGER full');
      },
      audit: () => {
        const rows = db.select().from(audit).where(eq(audit.room, series)).orderBy(audit.id).all();
        return Promise.resolve(
          rows.map(({ at, actor, name, targets }) => ({ at, actor, name, targets })),
        );
      },
      close: () => {
        for (const { close } of connections) close();
        rmSync(directory, { recursive: true });
        return Promise.resolve();
      },
    });
  },
});

it.each(Object.entries(recordArbitraries))('keeps every %s as it was', async (_type, record) => {
  const { db } = opened(temporaryDirectory());
  const storage = new SqliteStorage(db, series);
  const property = fc.asyncProperty(record, async (generated) => {
    const { clock } = await storage.load();
    await storage.commit({ ...nothing(clock), put: [generated] });
    const loaded = await storage.load();
    expect(loaded.records).toStrictEqual([generated]);
    expect(loaded.records.every(Object.isFrozen)).toBe(true);
    await storage.commit({ ...nothing(clock + 1), remove: [generated.id] });
  });
  await fc.assert(property, { numRuns: 50 });
});

it('knows a room from its first commit on', async () => {
  const { db } = opened(temporaryDirectory());
  expect(hasRoom(db, series)).toBe(false);
  await new SqliteStorage(db, series, () => 1_700_000_000_000).commit(nothing(0));
  expect(hasRoom(db, series)).toBe(true);
  expect(db.select().from(room).all()).toEqual([
    { id: series, clock: 1, createdAt: 1_700_000_000_000 },
  ]);
});

it('rejects a record of a type that is not stored, and keeps nothing', async () => {
  const { db } = opened(temporaryDirectory());
  const storage = new SqliteStorage(db, series);
  const passing = { type: 'presence', id: 'presence:1', seat: 'seat:1' } as never;
  await expect(storage.commit({ ...nothing(0), put: [passing] })).rejects.toThrow('not stored');
  expect(hasRoom(db, series)).toBe(false);
});

it('lets no two workshops on the server have the same code', async () => {
  const { db } = opened(temporaryDirectory());
  const [one] = fc.sample(recordArbitraries['workshop'] ?? fc.constant(null), 1);
  if (!one) throw new Error('there is no workshop');
  await new SqliteStorage(db, series).commit({ ...nothing(0), put: [one] });
  const second = new SqliteStorage(db, 'series:other').commit({ ...nothing(0), put: [one] });
  await expect(second).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' });
});

it('takes everything of a room along when the room goes', async () => {
  const { db } = opened(temporaryDirectory());
  const put = Object.values(recordArbitraries).flatMap((arbitrary) => fc.sample(arbitrary, 1));
  const everything = {
    ...nothing(0),
    put,
    clients: [{ key: 'a', last: 1, refused: {} }],
    audit: [{ at: 1, actor: 'server', name: 'series.create', targets: [] }],
  };
  await new SqliteStorage(db, series).commit(everything);
  db.delete(room).where(eq(room.id, series)).run();
  const counts = Object.values(recordTables).map((table) => db.$count(table));
  expect(await Promise.all(counts)).toEqual(counts.map(() => 0));
  expect(await db.$count(audit)).toBe(0);
});

/** Codes are unique on the server: two workshops of a test may not have the same by chance. */
function withCode(record: AnyRecord, seed: string): AnyRecord {
  if (record.type !== 'workshop') return record;
  const digest = createHash('sha256').update(seed).digest().readUInt32BE();
  return { ...record, code: String(digest % 100_000_000).padStart(8, '0') };
}

function nothing(since: number) {
  return { since, clock: since + 1, put: [], remove: [], clients: [], audit: [] };
}

it('counts the clients of an earlier version from the first pruning on', async () => {
  const { db } = opened(temporaryDirectory());
  let now = 1_000_000;
  const storage = new SqliteStorage(db, series, () => now);
  const state = { key: 'seat:a/client', last: 1, refused: {} };
  const batch = { since: 0, clock: 1, put: [], remove: [], clients: [state], audit: [] };
  await storage.commit(batch);
  db.$client.exec('UPDATE client SET answered_at = 0');
  await storage.prune(now - 1, () => true);
  expect(await storage.load()).toEqual({ clock: 1, records: [], clients: [state] });
  now += 1_000;
  await storage.prune(now - 1_000, () => true);
  expect((await storage.load()).clients).toEqual([state]);
  await storage.prune(now, () => true);
  expect(await storage.load()).toEqual({ clock: 1, records: [], clients: [], clientsSince: now });
});
