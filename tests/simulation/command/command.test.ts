import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

const root = resolve(import.meta.dirname, '../../..');

function torture(...args: readonly string[]) {
  const { status, stdout } = spawnSync('node', ['tests/simulation/torture.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, lines: stdout.trimEnd().split('\n') };
}

describe('npm run torture', () => {
  test('Z6: the last line of output is the result figures alone, and the exit status is 0 if and only if all checks pass', () => {
    const { status, lines } = torture('--ops', '700', '--seed', '3', '--clients', '4');
    expect(status).toBe(0);
    const figures = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;
    expect(Object.keys(figures)).toEqual([
      ...['ops', 'seeds', 'lost', 'duplicated', 'phantom', 'diverged', 'leaked', 'opsPerSecond'],
    ]);
    expect(figures).toMatchObject({ ops: 700, seeds: 2, lost: 0, leaked: 0 });
  });

  test('Z7: invalid arguments are reported before anything is run', () => {
    expect(torture('--clients', '13', '--ops', '5').status).toBe(2);
    expect(torture('--help')).toMatchObject({ status: 0 });
    expect(readArguments(['--ops', '10', '--seed', '0', '--clients', '12'])).toEqual({
      what: 'run',
      request: { ops: 10, seed: 0, clients: 12 },
    });
    expect(readArguments(['--ops', '10'])).toMatchObject({ request: { seed: 1, clients: null } });
    for (const [args, code] of [
      [[], 'ops'],
      [['--ops'], 'ops'],
      [['--ops', '0'], 'ops'],
      [['--ops', '1e3'], 'ops'],
      [['--ops', '5', '--seed', '-1'], 'seed'],
      [['--ops', '5', '--seed', '1.5'], 'seed'],
      [['--ops', '5', '--clients', '1'], 'clients'],
      [['--ops', '5', '--clients', '13'], 'clients'],
      [['--ops', '5', 'more'], 'unknown'],
      [['--ops', '5', '--minutes', '1'], 'unknown'],
    ] as const) {
      expect(readArguments(args)).toMatchObject({ what: 'problem', code });
    }
  });
});
