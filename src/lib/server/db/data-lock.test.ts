import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { configSentence } from '../config.ts';
import { lockDirectory } from './open-database.ts';
import { takeDataLock } from './data-lock.ts';
import { temporaryDirectory } from './testing/temporary.ts';

const root = resolve(import.meta.dirname, '../../../..');
const module = join(root, 'src/lib/server/db/data-lock.ts');

/** A process that takes the lock, says so, and waits. */
async function holder(directory: string) {
  const program = `
    const { takeDataLock } = await import(${JSON.stringify(module)});
    const lock = takeDataLock(process.argv[1]);
    if (!lock.ok) process.exit(3);
    lock.announce('http://127.0.0.1:3000');
    process.stdout.write('held');
    setInterval(() => undefined, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A test that fails would leave it, and nothing that waits for its output would end.
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

describe('DA4: a second server on the same data is told which is the first, and changes nothing', () => {
  test('while the first one runs', async () => {
    const directory = temporaryDirectory();
    const first = await holder(directory);
    const before = readdirSync(directory);
    const notices: string[] = [];
    const refused = lockDirectory(directory, root, (line) => notices.push(line));
    if (refused.ok) throw new Error('let in');
    const said = { pid: first.pid, address: 'http://127.0.0.1:3000' };
    expect(refused).toMatchObject({ code: 'database.in-use', path: directory, holder: said });
    expect(configSentence(refused)).toContain(`process ${first.pid}, http://127.0.0.1:3000`);
    expect(configSentence({ ...refused, holder: { pid: 7, address: null } })).toContain(
      'process 7)',
    );
    expect(notices).toEqual([]);
    expect(readdirSync(directory)).toEqual(before);
    expect(existsSync(join(directory, 'bikupa.db'))).toBe(false);
    first.kill('SIGKILL');
    await once(first, 'exit');
  });
});

test('DA5: the data are free again however the server ended', async () => {
  const directory = temporaryDirectory();
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    const child = await holder(directory);
    expect(takeDataLock(directory).ok).toBe(false);
    child.kill(signal);
    await once(child, 'exit');
    const lock = takeDataLock(directory);
    if (!lock.ok) throw new Error(`still locked after ${signal}`);
    lock.release();
    lock.release();
  }
});
