/** A server that is killed while it makes its database, from nothing or from an older form. */
import BetterSqlite3 from 'better-sqlite3';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { randomBelow } from '#lib/methods/random.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { Plug } from './plug.ts';

const root = resolve(import.meta.dirname, '../..');
/** Changes in the data directory from an empty one to a database that is ready, and some more. */
const CHANGES = 24;

interface Journal {
  readonly entries: readonly unknown[];
}

export interface Interrupted {
  /** What the kill left: no file, one without tables, one in its old form, or all of it. */
  readonly left: 'nothing' | 'empty' | 'old' | 'whole';
  readonly integrity: string;
  /** Milliseconds until the next start answered. */
  readonly ready: number;
}

/** @throws when what is left is neither the old form nor the new one, or the next start fails */
export async function killWhileMigrating(random: () => number): Promise<Interrupted> {
  const directory = mkdtempSync(join(tmpdir(), 'bikupa-kills-'));
  const plug = new Plug(directory);
  try {
    const journal = readJournal();
    const from = randomBelow(journal.entries.length, random);
    if (from > 0) makeOld(directory, journal.entries.slice(0, from));
    const old = tablesIn(directory);
    await killAtChange(plug, 1 + randomBelow(CHANGES, random), randomBelow(4, random));
    const left = tablesIn(directory);
    plug.start();
    const ready = await plug.ready();
    await plug.kill();
    const whole = tablesIn(directory);
    // Migrating is one transaction: half of the tables are never there.
    const known = [null, old?.tables ?? 0, whole?.tables];
    if (!known.includes(left?.tables ?? null)) throw new Error(`half a migration: ${left?.tables}`);
    return {
      left: !left
        ? 'nothing'
        : left.tables === whole?.tables
          ? 'whole'
          : left.tables === 0
            ? 'empty'
            : 'old',
      integrity: [left?.integrity ?? 'ok', whole?.integrity].every((result) => result === 'ok')
        ? 'ok'
        : `${left?.integrity} ${whole?.integrity}`,
      ready,
    };
  } finally {
    await plug.kill();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Kills it when something in its directory has changed so often, and some turns later. */
async function killAtChange(plug: Plug, change: number, turns: number): Promise<void> {
  const changes = watch(plug.dataDirectory);
  const seen = new Promise<void>((resolve) => {
    let left = change;
    changes.on('change', () => {
      left -= 1;
      if (left === 0) resolve();
    });
  });
  plug.start();
  // With few changes it comes up all the same, and is killed then.
  await Promise.race([seen, plug.ready()]);
  changes.close();
  for (let i = 0; i < turns; i += 1) await turn();
  await plug.kill();
}

/** Tables of our own in a copy of the database, or null where there is no file. */
function tablesIn(
  directory: string,
): { readonly tables: number; readonly integrity: string } | null {
  if (!existsSync(join(directory, 'bikupa.db'))) return null;
  const copy = mkdtempSync(join(tmpdir(), 'bikupa-kills-'));
  cpSync(directory, copy, { recursive: true });
  const db = new BetterSqlite3(join(copy, 'bikupa.db'));
  try {
    const integrity = String(db.pragma('integrity_check', { simple: true }));
    const tables = db
      .prepare(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
      )
      .pluck()
      .get();
    return { tables: Number(tables), integrity };
  } finally {
    db.close();
    rmSync(copy, { recursive: true, force: true });
  }
}

function readJournal(): Journal {
  return JSON.parse(readFileSync(join(root, 'drizzle/meta/_journal.json'), 'utf8')) as Journal;
}

/** A database as a program with only these migrations left it. */
function makeOld(directory: string, entries: readonly unknown[]): void {
  const program = mkdtempSync(join(tmpdir(), 'bikupa-kills-'));
  cpSync(join(root, 'drizzle'), join(program, 'drizzle'), { recursive: true });
  const meta = join(program, 'drizzle/meta/_journal.json');
  writeFileSync(meta, JSON.stringify({ ...readJournal(), entries }));
  const opened = openDatabase(directory, program);
  rmSync(program, { recursive: true, force: true });
  if (!opened.ok) throw new Error(`${opened.code}: ${opened.detail}`);
  opened.close();
}
