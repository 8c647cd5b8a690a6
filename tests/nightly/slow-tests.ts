/** What takes too long for `npm test`: files `*.nightly.test.ts`, and browser tests tagged `@nightly`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { ensureBuilt } from '../../src/commands/build.ts';
import type { NightlyPart } from './part.ts';

const runners = [
  ['vitest', 'vitest', 'run', '--project', 'built'],
  // By day these try less (`tries`).
  ['tries', 'vitest', 'run', '--project', 'node', 'privacy/', 'torture', 'workshop/mutators'],
  ['playwright', 'playwright', 'test', '--reporter=line'],
] as const;

export const slowTests: NightlyPart = {
  name: 'tests',
  help: 'tests in Node and in browsers that take too long for npm test; counts nothing',
  async run({ progress }) {
    await ensureBuilt(resolve(import.meta.dirname, '../..'));
    const figures: Record<string, { readonly passed: number; readonly failed: number }> = {};
    let ok = true;
    for (const [what, program, ...args] of runners) {
      const child = spawn(program, args, {
        env: { ...process.env, NIGHTLY: '1', CI: 'true', NO_COLOR: '1' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
      const [code] = (await once(child, 'close')) as [number | null];
      if (code !== 0) progress(said);
      ok &&= code === 0;
      const count = (word: string): number =>
        Number(new RegExp(String.raw`(\d+) ${word}(?! \(\d+ files)`).exec(testsOf(said))?.[1] ?? 0);
      figures[what] = { passed: count('passed'), failed: count('failed') };
    }
    return { ok: ok && Object.values(figures).every(({ passed }) => passed > 0), figures };
  },
};

/** The line that counts tests and not files, where a program says both. */
function testsOf(said: string): string {
  return /^\s*Tests .*$/m.exec(said)?.[0] ?? said;
}
