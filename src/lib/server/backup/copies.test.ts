import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../db/testing/temporary.ts';
import { Copies, momentOf, nameOf, type CopiesOptions } from './copies.ts';

const MINUTE_MS = 60_000;
const start = Date.UTC(2027, 1, 1, 10, 15);
const plenty = { free: 2 ** 40, total: 2 ** 41 };

/** Copies of a kilobyte each, made by writing files, on a disk that is as large as it is said to be. */
function setUp(options: Partial<CopiesOptions> = {}) {
  const folder = join(temporaryDirectory(), 'backups');
  const state = { written: 1, now: start, made: 0, faults: [] as string[], disk: plenty };
  const copies = new Copies({
    folder,
    bytes: () => 1_000,
    written: () => state.written,
    copy: (to) => {
      state.made += 1;
      writeFileSync(to, 'x'.repeat(1_000));
      return Promise.resolve({ ok: true, bytes: 1_000 });
    },
    disk: () => state.disk,
    now: () => state.now,
    onFault: (fault, where) => state.faults.push(`${where}: ${String(fault)}`),
    ...options,
  });
  /** A minute goes by. */
  async function minute(): Promise<void> {
    state.now += MINUTE_MS;
    await copies.round();
  }
  return { folder, state, copies, minute, names: () => readdirSync(folder).sort() };
}

test('BK6: a minute ends with a backup if and only if something was written during it', async () => {
  const { folder, state, minute, names } = setUp();
  await minute();
  expect(names()).toEqual(['bikupa-20270201T101600Z.db']);
  await minute();
  expect(state.made).toBe(1);
  state.written += 1;
  await minute();
  expect(names()).toEqual(['bikupa-20270201T101600Z.db', 'bikupa-20270201T101800Z.db']);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('BK7: backups outside the retention rule are deleted, and files the server did not make are not', async () => {
  const { folder, state, minute, names } = setUp();
  mkdirSync(folder, { recursive: true });
  const foreign = ['bikupa-before-restore-20270101T000000Z.db', 'min kopia.db', 'notes.txt'];
  for (const name of foreign) writeFileSync(join(folder, name), '');
  for (let i = 0; i < 60; i += 1) {
    state.written += 1;
    await minute();
  }
  const own = names().filter((name) => momentOf(name) !== null);
  // The latest ten, and the last ones of the two hours that have begun.
  expect(own).toHaveLength(11);
  expect(own).toContain('bikupa-20270201T105900Z.db');
  expect(names()).toEqual(expect.arrayContaining(foreign));
});

test('BK8: on a nearly full disk old backups are deleted to make room, and without room none is made', async () => {
  const { state, minute, names } = setUp();
  for (let i = 0; i < 5; i += 1) {
    state.written += 1;
    await minute();
  }
  // A tenth of a small disk is the room’s own; a copy of a kilobyte needs two more to go.
  state.disk = { free: 99_000, total: 1_000_000 };
  state.written += 1;
  await minute();
  expect(names()).toEqual([
    'bikupa-20270201T101800Z.db',
    'bikupa-20270201T101900Z.db',
    'bikupa-20270201T102000Z.db',
    'bikupa-20270201T102100Z.db',
  ]);
  expect(state.faults).toEqual([]);
  // Nothing was written, and still old copies go: it is the room that needs the space.
  state.disk = { free: 0, total: 1_000_000 };
  for (let i = 0; i < 3; i += 1) await minute();
  expect(names()).toEqual(['bikupa-20270201T102100Z.db']);
  state.written += 1;
  for (let i = 0; i < 3; i += 1) await minute();
  expect(names()).toEqual(['bikupa-20270201T102100Z.db']);
  expect(state.made).toBe(6);
  expect(state.faults).toHaveLength(1);
});

test('BK9: a failed backup is reported once, retried every minute, and affects nobody', async () => {
  let broken = true;
  let tries = 0;
  const { state, minute, copies } = setUp({
    copy: () => {
      tries += 1;
      if (tries % 2 === 0) return Promise.reject(new Error('broken'));
      return Promise.resolve(
        broken ? { ok: false, code: 'copy.full', detail: 'no space' } : { ok: true, bytes: 1 },
      );
    },
  });
  await minute();
  expect(state.faults).toEqual(['copy: Error: copy.full: no space']);
  await minute();
  expect(state.faults).toHaveLength(2);
  await minute();
  await minute();
  expect(tries).toBe(4);
  broken = false;
  await minute();
  await minute();
  expect(tries).toBe(5);
  await copies.stop();
});

test('BK10: a slow backup is not started twice, and stopping the server ends it', async () => {
  let begun = 0;
  const { copies, names } = setUp({
    copy: (_to, signal) => {
      begun += 1;
      return new Promise((resolve) => {
        signal.addEventListener('abort', () =>
          resolve({ ok: false, code: 'copy.failed', detail: 'ended' }),
        );
      });
    },
  });
  void copies.round();
  void copies.round();
  await copies.stop();
  expect(begun).toBe(1);
  expect(names()).toEqual([]);
});

test('BK11: files left by a killed backup are removed with the next backup', async () => {
  const { folder, minute, names } = setUp();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bikupa-20270201T090000Z.db.4711.unfinished'), 'half');
  writeFileSync(join(folder, 'min kopia.db.4712.unfinished'), 'somebody else is at it');
  await minute();
  expect(names()).toEqual(['bikupa-20270201T101600Z.db', 'min kopia.db.4712.unfinished']);
});

test("BK12: the file name of a backup gives the time it was made, and no other file name is taken for a backup's", () => {
  expect(nameOf(start)).toBe('bikupa-20270201T101500Z.db');
  expect(momentOf(nameOf(start))).toBe(start);
  for (const other of [
    ...['bikupa.db', 'bikupa-before-restore-20270201T101500Z.db', 'bikupa-20271301T101500Z.db'],
    ...['bikupa-20270201T101500Z.db-wal', 'bikupa-20270201T101500Z.db.1.unfinished', ''],
  ]) {
    expect([other, momentOf(other)]).toEqual([other, null]);
  }
});
