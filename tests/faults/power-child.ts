/**
 * Commits to a room in SQLite, one note after the other, and says of each on standard output that
 * it is kept. Arguments: directory, commits, and `NORMAL` to try what happens without waiting.
 */
import { writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { SqliteStorage } from '#lib/server/db/sqlite-storage.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';

const [directory = '', count = '1', synchronous] = process.argv.slice(2);
const opened = openDatabase(directory, resolve(import.meta.dirname, '../..'));
if (!opened.ok) throw new Error(`${opened.code}: ${opened.detail}`);
if (synchronous === 'NORMAL') opened.db.$client.pragma('synchronous = NORMAL');

const storage = new SqliteStorage(opened.db, 'series:s1', () => 0);
for (let n = 1; n <= Number(count); n += 1) {
  const note: AnyRecord = {
    ...{
      type: 'note',
      id: `note:n${n}`,
      workshop: 'workshop:w1',
      step: 'step:s1',
      column: 'works',
    },
    ...{ text: `Lapp ${n} ${'vi hinner inte '.repeat(n % 30)}`.trim(), author: 'seat:p1' },
    ...{ organisation: 'organisation:o1' },
    ...{ group: null, theme: null, parked: false, hidden: false, withdrawn: false, postedAt: n },
    lent: false,
  };
  await storage.commit({ since: n - 1, clock: n, put: [note], remove: [], clients: [], audit: [] });
  writeSync(1, `kept ${n}\n`);
}
// Without closing: that would put everything in order.
process.kill(process.pid, 'SIGKILL');
