/** Databases of every earlier version, interrupted at every statement on the way to the present one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { NightlyPart } from './part.ts';

export const migrations: NightlyPart = {
  name: 'migrations',
  help: 'interrupted migrations from every earlier version of the database; counts nothing',
  async run({ progress }) {
    const child = spawn('vitest', ['run', 'src/lib/server/db/migrations.test.ts'], {
      env: { ...process.env, EVERY_MIGRATION: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) progress(said);
    return { ok: code === 0, figures: { tests: Number(/(\d+) passed \(/.exec(said)?.[1] ?? 0) } };
  },
};
