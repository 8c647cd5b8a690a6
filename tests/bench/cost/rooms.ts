import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openDatabase, type Database } from '#lib/server/db/open-database.ts';
import { hasRoom, SqliteStorage } from '#lib/server/db/sqlite-storage.ts';
import { Rooms } from '#lib/server/sockets/rooms.ts';
import { protocolVersion } from '#lib/sync/protocol/protocol.ts';
import { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { seedWorkshop, series } from '../../support/seeded-workshop.ts';
import { amount, type Figure, type Measurement } from '../measurement.ts';

const SERIES = 1_000;
const PEOPLE = 30;
const STEP = 250;

export const rooms: Measurement = {
  name: 'rooms',
  help: `memory after ${SERIES} series with ${PEOPLE} people each have been opened and left`,
  async measure() {
    const directory = mkdtempSync(join(tmpdir(), 'bikupa-rooms-'));
    const { phones } = await seedWorkshop(directory, { seats: PEOPLE, revealed: true });
    const opened = openDatabase(directory, resolve(import.meta.dirname, '../../..'));
    if (!opened.ok) throw new Error(opened.code);
    const { db } = opened;
    copySeries(db, SERIES);
    let now = Date.now();
    const broadcaster = new MemoryBroadcaster<AnyRecord>();
    const all = new Rooms({
      exists: (id) => hasRoom(db, id),
      storage: (id) => new SqliteStorage(db, id),
      broadcaster: () => broadcaster,
      now: () => now,
      onFault: (fault) => {
        throw fault;
      },
    });
    const before = memory();
    const figures: Figure[] = [];
    const hello = { t: 'hello', protocol: protocolVersion, epoch: null, since: {}, clients: [] };
    for (let at = 1; at <= SERIES; at += 1) {
      const room = await all.room(`series:c${at}`);
      const [phone] = phones;
      if (!room || !phone) throw new Error('nothing to open');
      const peer = broadcaster.peer(
        () => undefined,
        () => undefined,
      );
      const connection = room.connect(peer, phone.actor);
      connection.receive(hello);
      connection.closed();
      // A minute passes from one to the next.
      now += 60_000;
      await room.settled();
      await all.closeIdle();
      if (at % STEP > 0) continue;
      figures.push({
        what: `after ${at} series, ${all.size} rooms open`,
        figure: amount((memory() - before) / 1024, 'kB more'),
      });
    }
    await all.close();
    opened.close();
    rmSync(directory, { recursive: true, force: true });
    return figures;
  },
};

/** Bytes that live objects take. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

/** So many copies of the seeded series, table by table: only the codes of workshops are their own. */
function copySeries({ $client: sql }: Database, count: number): void {
  const tables = sql.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  const copies = tables.map(String).flatMap((table) => {
    const all = sql.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table).map(String);
    const to = table === 'room' ? 'id' : 'room';
    if (!all.includes(to) || withSecrets.has(table)) return [];
    const columns = all.filter(
      (name) => ![to, 'seq', ...(table === 'audit' ? ['id'] : [])].includes(name),
    );
    const from = columns.map((name) =>
      table === 'workshop' && name === 'code' ? '@code' : `"${name}"`,
    );
    const into = [to, ...columns].map((name) => `"${name}"`);
    return sql.prepare(
      `INSERT INTO "${table}" (${into.join(', ')}) ` +
        `SELECT ${['@to', ...from].join(', ')} FROM "${table}" WHERE "${to}" = @of`,
    );
  });
  sql.transaction(() => {
    sql.pragma('defer_foreign_keys = ON');
    for (let at = 1; at <= count; at += 1) {
      const values = { to: `series:c${at}`, of: series, code: String(10_000_000 + at) };
      for (const copy of copies) copy.run(values);
    }
  })();
}

/** Their hashes are unique among all series. */
const withSecrets: ReadonlySet<string> = new Set(['link', 'session', 'seat_key', 'personal_code']);
