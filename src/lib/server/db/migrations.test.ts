/**
 * From every form that a database ever had to the present one, interrupted before each statement:
 * by an error, by a full disk, and by the end of the process, after which nothing is left but the
 * files as they stand on the disk at that moment.
 */
import BetterSqlite3 from 'better-sqlite3';
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from './open-database.ts';
import { journal, nextProgram, programWith } from './testing/programs.ts';
import { opened, temporaryDirectory } from './testing/temporary.ts';

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

const everyMigration = process.env['EVERY_MIGRATION'] !== undefined;

interface State {
  readonly form: unknown;
  readonly rows: Rows;
}

/** A table is built anew, which is how SQLite changes one, and another one gains a column. */
const rebuilding = [
  'CREATE TABLE `room_new` (`id` text PRIMARY KEY NOT NULL, `clock` integer NOT NULL, `created_at` integer NOT NULL);',
  'INSERT INTO `room_new` SELECT * FROM `room`;',
  'DROP TABLE `room`;',
  'ALTER TABLE `room_new` RENAME TO `room`;',
  'ALTER TABLE `note` ADD `more` text;',
  'CREATE INDEX `note_more` ON `note` (`more`);',
].join('\n--> statement-breakpoint\n');

/** From the first every statement of all is tried; `npm run nightly` begins at each of them. */
const begun = journal.entries
  .map((_, had) => had)
  .filter((had) => had % 8 === 0 || had >= journal.entries.length - 2 || everyMigration);

/** What a database meets: the migrations it has had, and the program that opens it. */
const courses: readonly (readonly [name: string, had: number, program: () => string])[] = [
  ...begun.map(
    (had) => [`from migration ${had} to ${journal.entries.length}`, had, process.cwd] as const,
  ),
  ['to one that builds a table anew', journal.entries.length, () => nextProgram(rebuilding)],
];

function rowsOf(sqlite: BetterSqlite3.Database): Rows {
  const names = sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names
      .filter((name) => !name.startsWith('__'))
      .map((name) => [
        name,
        sqlite.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).all().map(undrawn),
      ]),
  ) as Rows;
}

const drawn = /^[2-9A-HJKMNP-Z]{8}$/;

/** A row without what a migration drew at random or took from the clock: it is another each time. */
function undrawn(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  return {
    ...row,
    ...('secret' in row && { secret: drawn.test(String(row.secret)) }),
    ...('draws' in row && { draws: 'drawn' }),
    // Codes of an earlier version are good for an hour from when the database is opened.
    ...('by_link' in row && 'expires_at' in row && { expires_at: Number(row.expires_at) > 0 }),
  };
}

function stateOf(sqlite: BetterSqlite3.Database): State {
  const form = sqlite
    .prepare(
      "SELECT name, sql FROM sqlite_master WHERE tbl_name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name",
    )
    .all();
  return { form, rows: rowsOf(sqlite) };
}

/** As it stands in these files, without the program and its migrations. */
function stateIn(directory: string): State {
  const sqlite = new BetterSqlite3(join(directory, 'bikupa.db'));
  try {
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    return stateOf(sqlite);
  } finally {
    sqlite.close();
  }
}

/** Three rows in every table that there is. */
function fill(sqlite: BetterSqlite3.Database): void {
  sqlite.pragma('foreign_keys = OFF');
  for (const table of Object.keys(rowsOf(sqlite))) {
    const columns = sqlite.pragma(`table_info("${table}")`) as { name: string; type: string }[];
    for (const n of [1, 2, 3]) {
      const values = columns.map(({ name, type }) => {
        if (name === 'room' || (table === 'room' && name === 'id')) return `series:${n}`;
        // A rehearsal does not outlive the process that held it.
        if (name === 'rehearsal') return 0;
        if (name === 'link') return `id-${n}`;
        return type.toLowerCase() === 'text' ? `${name}-${n}` : n;
      });
      const marks = values.map(() => '?').join(', ');
      sqlite.prepare(`INSERT INTO "${table}" VALUES (${marks})`).run(...values);
    }
  }
}

/** A closed database that has had the first so many migrations, with something in every table. */
function after(had: number): { readonly directory: string; readonly state: State } {
  const directory = temporaryDirectory();
  if (had === 0) return { directory, state: { form: [], rows: {} } };
  const { db, close } = opened(directory, programWith(journal.entries.slice(0, had)));
  fill(db.$client);
  close();
  return { directory, state: stateIn(directory) };
}

function copyOf(directory: string): string {
  const to = temporaryDirectory();
  for (const name of ['bikupa.db', 'bikupa.db-wal']) {
    if (existsSync(join(directory, name))) copyFileSync(join(directory, name), join(to, name));
  }
  return to;
}

/** Calls this before every statement of a migration, with its number from 0, until the test is over. */
function beforeEach(
  act: (n: number, sqlite: BetterSqlite3.Database, sql: string) => void,
): () => number {
  const database = BetterSqlite3.prototype;
  const { prepare: real } = database;
  let n = 0;
  let migrating = false;
  const spy = vi.spyOn(database, 'prepare').mockImplementation(function (
    this: BetterSqlite3.Database,
    sql: string,
  ) {
    if (/CREATE TABLE IF NOT EXISTS .?__drizzle/.test(sql)) migrating = true;
    if (migrating) {
      n += 1;
      act(n - 1, this, sql);
    }
    if (/^COMMIT|^ROLLBACK/.test(sql)) migrating = false;
    return real.call(this, sql);
  });
  onTestFinished(() => spy.mockRestore());
  return () => {
    spy.mockRestore();
    return n;
  };
}

/** What was there before is there still, in every column that there still is. */
function expectKept(before: Rows, now: Rows): void {
  for (const [table, rows] of Object.entries(before)) {
    const kept = (now[table] ?? []).map((row, i) => {
      const names = Object.keys(rows[i] ?? {}).filter((name) => name in row);
      return Object.fromEntries(names.map((name) => [name, row[name]]));
    });
    const columns = Object.keys(kept[0] ?? {});
    const expected = rows.map((row) =>
      Object.fromEntries(columns.map((name) => [name, row[name]])),
    );
    if (now[table]) expect([table, kept]).toEqual([table, expected]);
  }
}

/** Of the many statements that make a new database every seventh is enough, and all of the last. */
function isSkipped(n: number, count: number): boolean {
  return count > 30 && n % 7 !== 0 && n < count - 3;
}

test('MG14: every workshop of an earlier version gets a secret of its own for its link', () => {
  const { directory } = after(12);
  const { db, close } = opened(directory, process.cwd());
  const secrets = db.$client.prepare('SELECT secret FROM workshop').pluck().all() as string[];
  close();
  expect(new Set(secrets).size).toBe(3);
  for (const secret of secrets) expect(secret).toMatch(drawn);
});

describe.each(courses)('%s', (_name, had, program) => {
  /** Those that are known to need more pages than there are. */
  const grows = had === 0 || program !== process.cwd;

  test('MG1: a process that ends at any point of a migration leaves the old database or the new one, and the next start completes it', () => {
    const root = program();
    const { directory, state: old } = after(had);
    const fresh = { form: [] as unknown[], rows: {} };
    const snapshots: string[] = [];
    const statements = beforeEach(() => void snapshots.push(copyOf(directory)));
    const { close } = opened(directory, root);
    const count = statements();
    snapshots.push(copyOf(directory));
    close();
    const done = stateIn(directory);
    expect(count).toBeGreaterThan(4);
    expectKept(old.rows, done.rows);
    const seen = new Set<string>();
    for (const [n, snapshot] of snapshots.entries()) {
      if (isSkipped(n, count)) continue;
      const left = stateIn(copyOf(snapshot));
      const which = [had === 0 ? fresh : old, done].findIndex(
        (state) => JSON.stringify(state) === JSON.stringify(left),
      );
      expect([n, which]).not.toEqual([n, -1]);
      seen.add(which === 0 ? 'old' : 'new');
      const again = openDatabase(snapshot, root);
      if (!again.ok) throw new Error(`${n}: ${again.detail}`);
      expect(stateOf(again.db.$client)).toEqual(done);
      again.close();
    }
    expect([...seen]).toEqual(['old', 'new']);
  });

  test('MG2: an error at any statement leaves the database unchanged, and the next start completes the migration', () => {
    const root = program();
    const { directory, state: old } = after(had);
    const whole = copyOf(directory);
    const statements = beforeEach(() => undefined);
    opened(whole, root).close();
    const count = statements();
    const done = stateIn(whole);
    for (let n = 0; n < count; n += 1) {
      if (isSkipped(n, count)) continue;
      const tried = copyOf(directory);
      const stop = beforeEach((at) => {
        if (at === n) throw new Error('interrupted');
      });
      const refused = openDatabase(tried, root);
      stop();
      expect([n, refused]).toMatchObject([n, { ok: false, code: 'database.failed' }]);
      expect(stateIn(tried)).toEqual(old);
      const again = openDatabase(tried, root);
      if (!again.ok) throw new Error(`${n}: ${again.detail}`);
      again.close();
      expect(stateIn(tried)).toEqual(done);
    }
  });

  test('MG3: a disk that fills up during a migration is named as the reason, and the next start with room completes it', () => {
    const root = program();
    const { directory, state: old } = after(had);
    let pages = 0;
    const stop = beforeEach((n, sqlite) => {
      if (n === 0) pages = Number(sqlite.pragma('page_count', { simple: true }));
      // What the first statement needs it gets; what comes after has no page more.
      if (n === 2) sqlite.pragma(`max_page_count = ${Math.max(1, pages)}`);
    });
    const refused = openDatabase(directory, root);
    stop();
    // A migration that needs no page more is done on a full disk as well.
    const fits = refused.ok && !grows;
    if (refused.ok) refused.close();
    if (!fits) {
      expect(refused).toMatchObject({ ok: false, code: 'database.full' });
      expect(stateIn(directory)).toEqual(old);
    }
    opened(directory, root).close();
    expectKept(old.rows, stateIn(directory).rows);
  });
});

test('MG4: before a migration the database is backed up without rehearsals, and the last three such backups are kept', () => {
  const { directory, state: old } = after(journal.entries.length);
  const backups = join(directory, 'backups');
  const count = journal.entries.length;
  mkdirSync(backups);
  const earlier = [count - 2, count - 1, count].map((n) => `bikupa-before-migration-${n}.db`);
  for (const name of earlier) writeFileSync(join(backups, name), '');
  opened(directory, nextProgram(rebuilding)).close();
  const name = `bikupa-before-migration-${count + 1}.db`;
  expect(readdirSync(backups).sort()).toEqual([...earlier.slice(1), name].sort());
  const aside = temporaryDirectory();
  copyFileSync(join(backups, name), join(aside, 'bikupa.db'));
  expect(stateIn(aside)).toEqual(old);
  const { directory: rehearsed } = after(journal.entries.length);
  const inside = new BetterSqlite3(join(rehearsed, 'bikupa.db'));
  const { changes } = inside.prepare('UPDATE series SET rehearsal = 1').run();
  inside.close();
  expect(changes).toBeGreaterThan(0);
  opened(rehearsed, nextProgram(rebuilding)).close();
  const kept = new BetterSqlite3(join(rehearsed, 'backups', name), { readonly: true });
  expect(kept.prepare('SELECT * FROM series').all()).toEqual([]);
  kept.close();
  // What needs no change, or is new, needs no copy.
  opened(directory, nextProgram(rebuilding)).close();
  expect(readdirSync(backups)).toHaveLength(3);
  const fresh = temporaryDirectory();
  opened(fresh).close();
  expect(readdirSync(fresh)).toEqual(['bikupa.db']);
});

test('MG5: if no backup can be kept, the database is not migrated', () => {
  const { directory, state: old } = after(journal.entries.length);
  writeFileSync(join(directory, 'backups'), 'a file where the folder should be');
  const refused = openDatabase(directory, nextProgram(rebuilding));
  expect(refused).toMatchObject({ ok: false, code: 'database.failed' });
  expect(stateIn(directory)).toEqual(old);
});
