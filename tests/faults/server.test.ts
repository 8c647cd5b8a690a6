import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../src/commands/build.ts';
import { runHerd } from './herd.ts';
import { isWell, runKills } from './kills.ts';

/** Milliseconds; far above what it takes, also when all is built first on a busy machine. */
const PATIENCE = 300_000;
const silently = { progress: () => undefined };

beforeAll(() => ensureBuilt(resolve(import.meta.dirname, '../..')), PATIENCE);

test(
  'KL3: a server that is killed at any moment has lost nothing, doubled nothing and broken nothing',
  {
    timeout: PATIENCE,
  },
  async () => {
    const figures = await runKills({ count: 25, seed: 3, ...silently });
    expect(figures.findings).toEqual([]);
    expect(isWell(figures)).toBe(true);
    // There was something to lose, and it was killed in the middle of everything.
    expect(figures.kills).toBe(25);
    expect(figures.acked).toBeGreaterThan(100);
    const { writing, starting, migrating, exporting } = figures.during;
    expect(Math.min(writing, starting, migrating, exporting)).toBeGreaterThan(0);
  },
);

test(
  'KL4: a hall whose server was killed comes back by itself, and everybody sees what she may',
  {
    timeout: PATIENCE,
  },
  async () => {
    const { rounds } = await runHerd({ sockets: 60, rounds: 1, revealed: true, ...silently });
    const all = { pages: 62, back: 62, equal: 62, wrote: 7, kept: 7 };
    expect(rounds).toMatchObject([all]);
  },
);
