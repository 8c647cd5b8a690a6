/** Every command of package.json, as somebody types it: two starts of each. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const checkout = resolve(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

function run(...args: readonly string[]) {
  const launched = [join('src', 'commands', 'run.js'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, launched, {
    ...{ cwd: checkout, encoding: 'utf8' },
  });
  return { status, stdout, stderr };
}

/** Name and file of each script that is a command of the project's own. */
const own = Object.entries(scripts).flatMap(([name, script]) => {
  const [, file] = /^node \S+run\.js (\S+\.ts)(?: --only \w+)?$/.exec(script) ?? [];
  return file === undefined ? [] : [[name, file] as const];
});

test("IN7: every command of the project's own explains itself with `--help`, and refuses an unknown option with status 2", () => {
  expect(own.length).toBeGreaterThan(10);
  for (const [name, file] of own) {
    const helped = run(file, '--help');
    expect(helped, name).toMatchObject({ status: 0, stderr: '' });
    expect(helped.stdout, name).toContain('npm ');
    const refused = run(file, '--nonsense');
    expect(refused.status, name).toBe(2);
    expect(refused.stderr, name).toMatch(/nonsense|Usage/u);
  }
}, 120_000);
