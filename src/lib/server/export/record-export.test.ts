import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../db/open-database.ts';
import { audit } from '../db/schema.ts';
import { opened, temporaryDirectory } from '../db/testing/temporary.ts';
import { recordExport } from './record-export.ts';

const AGAIN_MS = 30_000;
const actor = { role: 'facilitator', link: 'link:own', device: 'device:own' } as const;
const guest = { series: 'series:s1', actor };

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const limit = ({ $client }: Database, pages: number): unknown =>
  $client.pragma(`max_page_count = ${pages}`);

/** Writes until SQLite itself says that there is no room. */
function fill(db: Database): void {
  limit(db, Number(db.$client.pragma('page_count', { simple: true })));
  const row = { room: guest.series, at: 0, actor: 'server', name: 'fill', targets: [] };
  expect(() => {
    for (;;) db.insert(audit).values(row).run();
  }).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
}

const exportsIn = (db: Database) =>
  db
    .select()
    .from(audit)
    .all()
    .filter(({ name }) => name !== 'fill')
    .map(({ at, name }) => [at, name]);

test('DF7: an export succeeds on a full disk, and its audit entry is written with the original time once there is room', () => {
  const { db } = opened(temporaryDirectory());
  db.$client.exec("INSERT INTO room (id, clock, created_at) VALUES ('series:s1', 1, 1)");
  recordExport({ db, now: () => 1 }, guest, 'plan.export');
  fill(db);
  recordExport({ db, now: () => 2 }, guest, 'plan.export');
  recordExport({ db, now: () => 3 }, guest, 'series.export');
  vi.advanceTimersByTime(3 * AGAIN_MS);
  expect(exportsIn(db)).toEqual([[1, 'plan.export']]);
  limit(db, 2 ** 31 - 2);
  vi.advanceTimersByTime(AGAIN_MS);
  const all = [
    [1, 'plan.export'],
    [2, 'plan.export'],
    [3, 'series.export'],
  ];
  expect(exportsIn(db)).toEqual(all);
  recordExport({ db, now: () => 4 }, guest, 'plan.export');
  expect(exportsIn(db)).toEqual([...all, [4, 'plan.export']]);
});

test('DF8: a pending audit entry does not crash the process if its series or the database is gone', () => {
  const { db, close } = opened(temporaryDirectory());
  db.$client.exec("INSERT INTO room (id, clock, created_at) VALUES ('series:s1', 1, 1)");
  fill(db);
  recordExport({ db, now: () => 2 }, guest, 'plan.export');
  limit(db, 2 ** 31 - 2);
  db.$client.exec('DELETE FROM room');
  vi.advanceTimersByTime(2 * AGAIN_MS);
  expect(exportsIn(db)).toEqual([]);
  db.$client.exec("INSERT INTO room (id, clock, created_at) VALUES ('series:s1', 1, 1)");
  fill(db);
  recordExport({ db, now: () => 3 }, guest, 'plan.export');
  close();
  vi.advanceTimersByTime(2 * AGAIN_MS);
});
