import BetterSqlite3 from 'better-sqlite3';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { opened, temporaryDirectory } from '../db/testing/temporary.ts';
import { copyDatabase } from './copy-database.ts';
import { copyInChild } from './copy-in-child.ts';
import { restoreDatabase } from './restore-database.ts';

const migrations = 'drizzle';
const root = process.cwd();
const now = Date.UTC(2027, 1, 1, 10, 15);

/** A database with this many rooms, each as large as a page. */
function database(rooms: number) {
  const directory = temporaryDirectory();
  const { db, file, close } = opened(directory);
  const insert = db.$client.prepare('INSERT INTO room (id, clock, created_at) VALUES (?, 1, 1)');
  const add = (n: number): void => void insert.run(`series:${n}-${'x'.repeat(3_000)}`);
  for (let n = 0; n < rooms; n += 1) add(n);
  return { directory, db, file, close, add };
}

function roomsIn(file: string): number {
  const copy = new BetterSqlite3(file, { readonly: true });
  try {
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    return Number(copy.prepare('SELECT count(*) FROM room').pluck().get());
  } finally {
    copy.close();
  }
}

test('BK13: a backup is a complete, consistent snapshot in one file, even while others write', async () => {
  const { directory, db, file, add } = database(400);
  const second = new BetterSqlite3(file);
  let n = 400;
  // In every turn of the event loop a pair is written, half of it by another connection.
  let writing = true;
  const write = (): void => {
    if (!writing) return;
    db.$client.transaction(() => {
      add((n += 1));
      add((n += 1));
    })();
    second.prepare('UPDATE room SET clock = clock + 1 WHERE id LIKE ?').run('series:1-%');
    setImmediate(write);
  };
  write();
  const to = join(directory, 'copy.db');
  const made = await copyDatabase({ from: file, to, migrations });
  writing = false;
  second.close();
  expect(made).toMatchObject({ ok: true, bytes: statSync(to).size });
  const rooms = roomsIn(to);
  expect(rooms % 2).toBe(0);
  expect(rooms).toBeGreaterThanOrEqual(400);
  expect(n).toBeGreaterThan(400);
  expect(statSync(to).mode & 0o777).toBe(0o600);
  expect(readdirSync(directory).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
  // Readable where nobody may write.
  const away = join(temporaryDirectory(), 'read only');
  mkdirSync(away);
  copyFileSync(to, join(away, 'copy.db'));
  chmodSync(away, 0o555);
  expect(roomsIn(join(away, 'copy.db'))).toBe(rooms);
  chmodSync(away, 0o755);
});

test('BK14: an existing file is never touched unless it is to be replaced, and then only by a complete backup', async () => {
  const { directory, file, add } = database(1);
  const to = join(directory, 'copy.db');
  expect(await copyDatabase({ from: file, to, migrations })).toMatchObject({ ok: true });
  add(2);
  const again = await copyDatabase({ from: file, to, migrations });
  expect(again).toMatchObject({ ok: false, code: 'copy.exists' });
  expect(roomsIn(to)).toBe(1);
  expect(await copyDatabase({ from: file, to, migrations, replace: true })).toMatchObject({
    ok: true,
  });
  expect(roomsIn(to)).toBe(2);
  const damaged = join(directory, 'damaged.db');
  writeFileSync(damaged, 'räksmörgås '.repeat(1_000));
  const failed = await copyDatabase({ from: damaged, to, migrations, replace: true });
  expect(failed).toMatchObject({ ok: false, code: 'copy.not-bikupa' });
  expect(roomsIn(to)).toBe(2);
});

/** Files that are no copies, and what is said of them. */
function impostors(): readonly (readonly [name: string, code: string, file: string])[] {
  const { directory, file, close } = database(60);
  close();
  const at = (name: string) => join(directory, name);
  const { size } = statSync(file);
  copyFileSync(file, at('cut'));
  truncateSync(at('cut'), size - 8_192);
  copyFileSync(file, at('overwritten'));
  const descriptor = openSync(at('overwritten'), 'r+');
  writeSync(descriptor, Buffer.alloc(8_192, 0xa5), 0, 8_192, size - 16_384);
  writeFileSync(at('text'), 'räksmörgås '.repeat(1_000));
  writeFileSync(at('empty'), '');
  const other = new BetterSqlite3(at('other'));
  other.exec('CREATE TABLE room (id TEXT)');
  other.close();
  copyFileSync(file, at('newer'));
  const newer = new BetterSqlite3(at('newer'));
  newer.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('next', 7257859200000)");
  newer.close();
  return [
    ['a copy that was cut off', 'copy.damaged', at('cut')],
    ['a copy with other bytes in it', 'copy.damaged', at('overwritten')],
    ['a text', 'copy.not-bikupa', at('text')],
    ['an empty file', 'copy.not-bikupa', at('empty')],
    ['a database of another program', 'copy.not-bikupa', at('other')],
    ['a copy of a later version', 'copy.newer', at('newer')],
    ['no file at all', 'copy.no-source', at('nowhere')],
  ];
}

test('BK15: a damaged, newer or foreign database is neither backed up nor restored, and nothing changes', async () => {
  const present = database(3);
  present.close();
  const before = readFileSync(present.file);
  for (const [name, code, file] of impostors()) {
    const to = join(present.directory, 'copy.db');
    const copied = await copyDatabase({ from: file, to, migrations });
    expect([name, copied]).toMatchObject([name, { ok: false, code }]);
    const { directory } = present;
    const restored = await restoreDatabase({ from: file, directory, migrations, now });
    expect([name, restored]).toMatchObject([name, { ok: false, code }]);
    expect(readdirSync(directory)).toEqual(['bikupa.db']);
  }
  expect(readFileSync(present.file).equals(before)).toBe(true);
});

test('BK16: a backup that fails part-way leaves no files', async () => {
  const { directory, file } = database(10);
  const into = join(directory, 'nowhere', 'copy.db');
  expect(await copyDatabase({ from: file, to: into, migrations })).toMatchObject({
    code: 'copy.no-directory',
  });
  const folder = join(directory, 'copy.db');
  mkdirSync(join(folder, 'not empty'), { recursive: true });
  const onto = await copyDatabase({ from: file, to: folder, migrations, replace: true });
  expect(onto).toMatchObject({ ok: false, code: 'copy.failed' });
  const damaged = join(directory, 'damaged.db');
  await copyDatabase({ from: file, to: damaged, migrations });
  truncateSync(damaged, 40_960);
  const to = join(directory, 'second.db');
  expect(await copyDatabase({ from: damaged, to, migrations })).toMatchObject({
    code: 'copy.damaged',
  });
  expect(readdirSync(directory).sort()).toEqual([
    ...['bikupa.db', 'bikupa.db-shm', 'bikupa.db-wal', 'copy.db', 'damaged.db'],
  ]);
});

test('BK17: the server makes backups in a separate process that can be stopped', async () => {
  const { directory, file } = database(50);
  const to = join(directory, 'copy.db');
  const { signal } = new AbortController();
  expect(await copyInChild(root, { from: file, to, migrations }, signal)).toMatchObject({
    ok: true,
  });
  expect(roomsIn(to)).toBe(50);
  const ended = new AbortController();
  const second = join(directory, 'second.db');
  const ending = copyInChild(root, { from: file, to: second, migrations }, ended.signal);
  ended.abort();
  expect(await ending).toMatchObject({ ok: false, code: 'copy.failed' });
  expect(existsSync(second)).toBe(false);
  const nowhere = await copyInChild(directory, { from: file, to: second, migrations }, signal);
  expect(nowhere).toMatchObject({ ok: false, code: 'copy.failed' });
});

test('BK18: a restore puts the backup in the place of the database and keeps the previous one, including its log', async () => {
  const { directory, db, file, close, add } = database(5);
  const copy = join(temporaryDirectory(), 'copy.db');
  await copyDatabase({ from: file, to: copy, migrations });
  for (const n of [6, 7, 8]) add(n);
  // As a crash leaves it: what came last stands in the log alone.
  const crashed = temporaryDirectory();
  db.$client.pragma('wal_autocheckpoint = 0');
  cpSync(directory, crashed, { recursive: true });
  close();
  expect(existsSync(join(crashed, 'bikupa.db-wal'))).toBe(true);
  const done = await restoreDatabase({ from: copy, directory: crashed, migrations, now });
  const aside = join(crashed, 'backups', 'bikupa-before-restore-20270201T101500Z.db');
  expect(done).toEqual({ ok: true, file: join(crashed, 'bikupa.db'), aside });
  expect(roomsIn(join(crashed, 'bikupa.db'))).toBe(5);
  expect(roomsIn(aside)).toBe(8);
  expect(readdirSync(crashed).sort()).toEqual(['backups', 'bikupa.db']);
  const { db: again } = opened(crashed);
  expect(again.$client.prepare('SELECT count(*) FROM room').pluck().get()).toBe(5);
});

test('BK19: a damaged or missing database does not prevent a restore', async () => {
  const { directory, file, close } = database(5);
  const copy = join(directory, 'copy.db');
  await copyDatabase({ from: file, to: copy, migrations });
  close();
  truncateSync(file, 10_000);
  writeFileSync(`${file}-wal`, 'half a log');
  const done = await restoreDatabase({ from: copy, directory, migrations, now });
  expect(done).toMatchObject({ ok: true });
  expect(roomsIn(file)).toBe(5);
  expect(readdirSync(join(directory, 'backups')).sort()).toEqual([
    'bikupa-before-restore-20270201T101500Z.db',
    'bikupa-before-restore-20270201T101500Z.db-wal',
  ]);
  // The file is gone and its log is not: SQLite would write the one into whatever comes instead.
  const gone = database(5);
  const at = join(gone.directory, 'copy.db');
  await copyDatabase({ from: gone.file, to: at, migrations });
  gone.add(6);
  const left = temporaryDirectory();
  copyFileSync(`${gone.file}-wal`, join(left, 'bikupa.db-wal'));
  expect(await restoreDatabase({ from: at, directory: left, migrations, now })).toMatchObject({
    ...{ ok: true, aside: null },
  });
  expect(readdirSync(left).sort()).toEqual(['backups', 'bikupa.db']);
  expect(roomsIn(join(left, 'bikupa.db'))).toBe(5);
  expect(readdirSync(join(left, 'backups'))).toEqual([
    'bikupa-before-restore-20270201T101500Z.db-wal',
  ]);
  const empty = temporaryDirectory();
  const first = await restoreDatabase({ from: copy, directory: empty, migrations, now });
  expect(first).toMatchObject({ ok: true, aside: null });
  expect(roomsIn(join(empty, 'bikupa.db'))).toBe(5);
});

test('BK20: a database that a server has open is not restored over', async () => {
  const { directory, file, close, add } = database(5);
  const copy = join(directory, 'copy.db');
  await copyDatabase({ from: file, to: copy, migrations });
  add(6);
  const refused = await restoreDatabase({ from: copy, directory, migrations, now });
  expect(refused).toMatchObject({ ok: false, code: 'restore.in-use' });
  add(7);
  close();
  expect(roomsIn(file)).toBe(7);
  expect(existsSync(join(directory, 'bikupa.db.restoring'))).toBe(false);
});
