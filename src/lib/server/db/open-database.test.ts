import type BetterSqlite3 from 'better-sqlite3';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import {
  chmodSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { room } from './columns.ts';
import { defaultDataDirectory } from './data-directory.ts';
import { openDatabase } from './open-database.ts';
import * as schema from './schema.ts';
import { journal, nextProgram, programWith } from './testing/programs.ts';
import { opened, temporaryDirectory } from './testing/temporary.ts';

const exported: readonly unknown[] = [room, ...Object.values(schema)];
const tables = exported.filter(isTable);

function isTable(value: unknown): value is SQLiteTable {
  return typeof value === 'object' && value !== null && 'getSQL' in value;
}

function shapeOf(sqlite: BetterSqlite3.Database) {
  return sqlite.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all();
}

describe('a database that is opened', () => {
  it('writes ahead, to the disk before it answers, and heeds references', () => {
    const { db } = opened(temporaryDirectory());
    const pragma = (name: string) => db.$client.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('secure_delete')).toBe(1);
    expect(pragma('busy_timeout')).toBe(1_000);
  });

  it('runs on a SQLite without the fault that resets a write-ahead log', () => {
    const { db } = opened(temporaryDirectory());
    const version = db.$client.prepare('SELECT sqlite_version()').pluck().get();
    const [major = 0, minor = 0, patch = 0] = String(version).split('.').map(Number);
    expect(major * 1_000_000 + minor * 1_000 + patch).toBeGreaterThanOrEqual(3_051_003);
  });

  it('has the tables of the schema', () => {
    const { db } = opened(temporaryDirectory());
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) {
      const { name, columns, indexes } = getTableConfig(table);
      const found = db.$client.pragma(`table_info("${name}")`) as {
        name: string;
        notnull: 0 | 1;
      }[];
      const nullable = new Map(found.map((column) => [column.name, column.notnull === 0]));
      for (const { name: column, notNull, primary } of columns) {
        expect([name, column, nullable.get(column)]).toEqual([name, column, !notNull && !primary]);
      }
      expect(found).toHaveLength(columns.length);
      const known = db.$client.pragma(`index_list("${name}")`) as { name: string }[];
      for (const { config } of indexes) {
        expect(known.map((column) => column.name)).toContain(config.name);
      }
    }
  });

  it('is the same when it is opened again', () => {
    const directory = temporaryDirectory();
    const first = opened(directory);
    first.db.insert(room).values({ id: 'series:å', clock: 3, createdAt: 1 }).run();
    const shape = shapeOf(first.db.$client);
    first.close();
    const second = opened(directory);
    expect(second.db.select().from(room).all()).toEqual([
      { id: 'series:å', clock: 3, createdAt: 1 },
    ]);
    expect(shapeOf(second.db.$client)).toEqual(shape);
  });
});

describe('migrations', () => {
  it.each(journal.entries.map(({ tag }, index) => [tag, index + 1] as const))(
    'lead from %s to the present form, and keep what is there',
    (_tag, count) => {
      const directory = temporaryDirectory();
      const old = opened(directory, programWith(journal.entries.slice(0, count)));
      old.db.$client.exec("INSERT INTO room (id, clock, created_at) VALUES ('series:a', 7, 1)");
      old.close();
      const { db } = opened(directory);
      expect(shapeOf(db.$client)).toEqual(shapeOf(opened(temporaryDirectory()).db.$client));
      expect(db.$client.prepare('SELECT clock FROM room').pluck().get()).toBe(7);
      expect(db.$client.pragma('foreign_key_check')).toEqual([]);
    },
  );

  it('drop nothing that refers to a table that is built anew', () => {
    const directory = temporaryDirectory();
    const old = opened(directory);
    old.db.insert(room).values({ id: 'series:a', clock: 1, createdAt: 1 }).run();
    const row = { room: 'series:a', key: 'a', last: 1, refused: {}, answeredAt: 0 };
    old.db.insert(schema.client).values(row).run();
    old.close();
    const anew = [
      'CREATE TABLE `room_new` (`id` text PRIMARY KEY NOT NULL, `clock` integer NOT NULL, `created_at` integer NOT NULL);',
      'INSERT INTO `room_new` SELECT * FROM `room`;',
      'DROP TABLE `room`;',
      'ALTER TABLE `room_new` RENAME TO `room`;',
    ].join('\n--> statement-breakpoint\n');
    const { db } = opened(directory, nextProgram(anew));
    expect(db.select().from(schema.client).all()).toEqual([row]);
  });

  it('that fail leave the database as it was', () => {
    const directory = temporaryDirectory();
    const before = opened(directory);
    const shape = shapeOf(before.db.$client);
    before.close();
    const failing =
      'CREATE TABLE `more` (`id` text);\n--> statement-breakpoint\nSELECT * FROM nowhere;';
    expect(openDatabase(directory, nextProgram(failing))).toMatchObject({
      ok: false,
      code: 'database.failed',
    });
    expect(shapeOf(opened(directory).db.$client)).toEqual(shape);
  });
});

describe('a database is refused', () => {
  it('when a later version of the program has used it', () => {
    const directory = temporaryDirectory();
    opened(directory, nextProgram('CREATE TABLE `more` (`id` text);')).close();
    expect(openDatabase(directory)).toMatchObject({ ok: false, code: 'database.newer' });
  });

  it('when a configured directory is missing, and it is not made', () => {
    const directory = join(temporaryDirectory(), 'dtaa');
    expect(openDatabase(directory)).toEqual({
      ok: false,
      code: 'database.no-directory',
      path: directory,
      detail: expect.any(String) as string,
    });
    expect(existsSync(directory)).toBe(false);
  });

  it('when the directory is a file', () => {
    const file = join(temporaryDirectory(), 'data');
    writeFileSync(file, '');
    expect(openDatabase(file)).toMatchObject({ ok: false, code: 'database.no-directory' });
  });

  it('when the directory may not be written to', () => {
    const directory = temporaryDirectory();
    chmodSync(directory, 0o555);
    expect(asNobody(() => openDatabase(directory))).toMatchObject({
      ok: false,
      code: 'database.not-writable',
    });
  });

  it('when the file may not be written to, although nothing is missing in it', () => {
    const directory = temporaryDirectory();
    const { file, close } = opened(directory);
    close();
    chmodSync(directory, 0o777);
    chmodSync(file, 0o444);
    expect(asNobody(() => openDatabase(directory))).toMatchObject({
      ok: false,
      code: 'database.not-writable',
    });
  });

  it('when the file is not a database', () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'bikupa.db'), 'räksmörgås '.repeat(1_000));
    expect(openDatabase(directory)).toMatchObject({ ok: false, code: 'database.damaged' });
  });

  it('when pages of the file are overwritten or missing', () => {
    for (const damage of ['overwritten', 'missing']) {
      const directory = temporaryDirectory();
      const { db, file, close } = opened(directory);
      for (let n = 0; n < 200; n += 1) {
        db.insert(room)
          .values({ id: `series:${n}-${'x'.repeat(200)}`, clock: 1, createdAt: 1 })
          .run();
      }
      close();
      const { size } = statSync(file);
      if (damage === 'overwritten') {
        const descriptor = openSync(file, 'r+');
        writeSync(descriptor, Buffer.alloc(8_192, 0xa5), 0, 8_192, size - 16_384);
      } else {
        writeFileSync(file, readFileSync(file).subarray(0, size - 8_192));
      }
      expect([damage, openDatabase(directory)]).toMatchObject([
        damage,
        { ok: false, code: 'database.damaged' },
      ]);
    }
  });

  it('while another process holds it', () => {
    const directory = temporaryDirectory();
    const { db, close } = opened(directory);
    db.$client.pragma('locking_mode = EXCLUSIVE');
    db.$client.exec('BEGIN IMMEDIATE; ROLLBACK');
    expect(openDatabase(directory)).toMatchObject({ ok: false, code: 'database.busy' });
    close();
    expect(openDatabase(directory)).toMatchObject({ ok: true });
  });
});

it('makes the default directory, open to nobody else', () => {
  const root = programWith(journal.entries);
  const { file } = opened(defaultDataDirectory, root);
  expect(file).toBe(join(root, 'data', 'bikupa.db'));
  expect(statSync(join(root, 'data')).mode & 0o777).toBe(0o700);
});

/** Root may write everywhere, so tests that run as root look on with other eyes. */
function asNobody<T>(look: () => T): T {
  if (process.geteuid?.() !== 0) return look();
  process.seteuid?.(65_534);
  try {
    return look();
  } finally {
    process.seteuid?.(0);
  }
}
