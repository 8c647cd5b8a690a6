/** `npm run backup` and `npm run restore` as they are called from a shell. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { backup } from '../../src/commands/copying/backup.ts';
import { restore } from '../../src/commands/copying/restore.ts';
import { openDatabase } from '../../src/lib/server/db/open-database.ts';
import { opened, temporaryDirectory } from '../../src/lib/server/db/testing/temporary.ts';

const root = resolve(import.meta.dirname, '../..');

/** Runs it in a process of its own. */
async function run(command: 'backup' | 'restore', data: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(root, `src/commands/${command}.ts`), ...args], {
    cwd: root,
    env: { ...process.env, BIKUPA_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, out, err };
}

/** Runs it here, which is quicker: its status, and all that it said. */
async function call(
  command: typeof backup | typeof restore,
  data: string,
  ...args: string[]
): Promise<{ readonly status: number; readonly said: string }> {
  let said = '';
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      said += String(chunk);
      return true;
    }),
  );
  try {
    return { status: await command(root, args, { BIKUPA_DATA: data }), said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

function database(): { readonly data: string; readonly close: () => void } {
  const data = temporaryDirectory();
  const { db, close } = opened(data);
  db.$client.exec("INSERT INTO room (id, clock, created_at) VALUES ('series:å', 7, 1)");
  return { data, close };
}

test('BK21: the commands back up while a server has the database open, and restore once it is closed', async () => {
  const { data, close } = database();
  const usb = temporaryDirectory();
  const made = await run('backup', data, '--to', usb);
  expect(made).toMatchObject({ status: 0, err: '' });
  const [name = ''] = readdirSync(usb);
  expect(name).toMatch(/^bikupa-\d{8}T\d{6}Z\.db$/);
  expect(made.out).toContain(join(usb, name));

  const busy = await run('restore', data, '--from', join(usb, name));
  expect(busy).toMatchObject({ status: 1, out: '' });
  expect(busy.err).toContain('Stoppa den');
  close();
  const done = await run('restore', data, '--from', join(usb, name));
  expect(done).toMatchObject({ status: 0, err: '' });
  expect(done.out).toContain('npm start');
  expect(done.out).toContain('bikupa-before-restore-');
  const again = openDatabase(data);
  if (!again.ok) throw new Error(again.detail);
  expect(again.db.$client.prepare('SELECT id FROM room').pluck().all()).toEqual(['series:å']);
  again.close();
});

test('BK22: every failed backup or restore gives a reason in one sentence and the exit status of its kind', async () => {
  const { data } = database();
  writeFileSync(join(data, 'there.db'), 'mine');
  const at = (name: string) => join(data, name);
  const cases = [
    [backup, 0, 'npm run backup', ['--help']],
    [backup, 2, 'Säg var kopian ska ligga', []],
    [backup, 2, '--too', ['--too', 'x']],
    [backup, 2, 'x.db', ['x.db']],
    [backup, 1, 'finns redan', ['--to', at('there.db')]],
    [backup, 1, 'Mappen för', ['--to', at('nowhere/copy.db')]],
    [restore, 0, 'npm run restore', ['--help']],
    [restore, 2, 'Säg vilken kopia', []],
    [restore, 2, '--replace', ['--from', at('there.db'), '--replace']],
    [restore, 1, 'är inte en databas från Bikupa', ['--from', at('there.db')]],
    [restore, 1, 'finns inte', ['--from', at('nowhere.db')]],
  ] as const;
  for (const [command, status, words, args] of cases) {
    const ended = await call(command, data, ...args);
    expect({ args, ...ended }).toEqual({
      ...{ args, status },
      said: expect.stringContaining(words) as string,
    });
    expect(ended.said).not.toMatch(/^\s+at /m);
  }
  expect(readdirSync(data).sort()).toEqual([
    ...['bikupa.db', 'bikupa.db-shm', 'bikupa.db-wal', 'there.db'],
  ]);
});

test('BK23: a restore without a file name lists the latest backups', async () => {
  const { data } = database();
  mkdirSync(join(data, 'backups'));
  const days = ['01', '02', '03', '04', '05', '06', '07'];
  for (const day of days) writeFileSync(join(data, `backups/bikupa-202702${day}T101500Z.db`), '');
  const { status, said } = await call(restore, data);
  expect(status).toBe(2);
  const named = [...said.matchAll(/^ {2}.+bikupa-202702(\d\d)T101500Z\.db$/gm)];
  expect(named.map(([, day]) => day)).toEqual(['07', '06', '05', '04', '03']);
});
