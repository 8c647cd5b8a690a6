/** How quickly a server answers while it copies a large database, beside how quickly it does before. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../src/lib/server/db/open-database.ts';
import { TestServer } from '../support/server.ts';
import { spreadOf, type Spread } from '../support/spread.ts';

export interface CopyLoad {
  readonly megabytes: number;
  /** Milliseconds from question to answer, in the ten seconds before the copy and while it is made. */
  readonly before: Spread | null;
  readonly during: Spread | null;
}

const BEFORE_MS = 10_000;
/** The first copy is made a minute after the start. */
const LATE_MS = 120_000;
const ROW_BYTES = 1_000;

function fill(directory: string, megabytes: number): void {
  const opened = openDatabase(directory);
  if (!opened.ok) throw new Error(opened.detail);
  const { $client } = opened.db;
  $client.exec("INSERT INTO room (id, clock, created_at) VALUES ('series:large', 1, 1)");
  const insert = $client.prepare(
    "INSERT INTO audit (room, at, actor, name, targets) VALUES ('series:large', 1, 'server', ?, '[]')",
  );
  $client.transaction(() => {
    for (let n = 0; n < (megabytes * 1_000_000) / ROW_BYTES; n += 1)
      insert.run('x'.repeat(ROW_BYTES));
  })();
  opened.close();
}

export async function runCopyLoad(megabytes: number): Promise<CopyLoad> {
  const server = await TestServer.start({}, (directory) => {
    fill(directory, megabytes);
    return Promise.resolve();
  });
  try {
    const began = performance.now();
    const folder = join(server.dataDirectory, 'backups');
    const asked: { readonly at: number; readonly ms: number }[] = [];
    let from: number | null = null;
    let to: number | null = null;
    while (to === null) {
      if (performance.now() - began > LATE_MS) throw new Error('no copy was made');
      const at = performance.now();
      const answer = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`);
      await answer.text();
      asked.push({ at, ms: performance.now() - at });
      const names = namesIn(folder);
      if (names.length > 0) from ??= at;
      if (names.some((name) => name.endsWith('.db'))) to = performance.now();
      await wait(5);
    }
    const start = from ?? to;
    const among = (first: number, last: number): Spread | null =>
      spreadOf(asked.filter(({ at }) => at >= first && at <= last).map(({ ms }) => ms));
    return { megabytes, before: among(start - BEFORE_MS, start), during: among(start, to) };
  } finally {
    await server.close();
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
