import { expect, test } from 'vitest';
import { SqliteStorage } from '../../src/lib/server/db/sqlite-storage.ts';
import { opened, temporaryDirectory } from '../../src/lib/server/db/testing/temporary.ts';
import { runPowerLoss } from './power-loss.ts';
import { hasStrace } from './strace.ts';

/** Milliseconds; far above what it takes. */
const timeout = 300_000;

test('KL5: the connection that stores notes uses write-ahead logging and syncs to disk at every commit', async () => {
  const { db } = opened(temporaryDirectory());
  const storage = new SqliteStorage(db, 'series:s1');
  await storage.commit({ since: 0, clock: 1, put: [], remove: [], clients: [], audit: [] });
  const names = ['journal_mode', 'synchronous', 'fullfsync', 'checkpoint_fullfsync'];
  const asked = names.map((name) => db.$client.pragma(name, { simple: true }));
  expect(asked).toEqual(['wal', 2, 1, 1]);
});

// Where nothing can be traced this is skipped and says so; what stands above is tried everywhere.
test.skipIf(!hasStrace())(
  'KL6: every acknowledged write survives a power cut, and would not if commits did not sync',
  { timeout },
  () => {
    const kept = runPowerLoss({ commits: 25, synchronous: 'FULL', seed: 1 });
    expect(kept).toMatchObject({ acked: 25, cuts: 50, lost: 0, damaged: 0 });
    const lost = runPowerLoss({ commits: 25, synchronous: 'NORMAL', seed: 1 });
    expect(lost).toMatchObject({ acked: 25, cuts: 50, damaged: 0 });
    expect(lost.lost).toBeGreaterThan(25);
  },
);
