import { resolve } from 'node:path';
import { ensureBuilt } from '../../src/commands/build.ts';
import { isWell, runKills } from '../faults/kills.ts';
import type { NightlyPart } from './part.ts';

/** Milliseconds from spawning the server until it has answered, in 19 of 20 starts. */
const READY = 1_000;

export const kills: NightlyPart = {
  name: 'kills',
  help: 'kill -9 under load, while starting, migrating and exporting; counts kills (1,000)',
  async run({ count, seed, progress }) {
    await ensureBuilt(resolve(import.meta.dirname, '../..'));
    const figures = await runKills({ count: count ?? 1_000, seed, progress });
    const { ready } = figures;
    return { ok: isWell(figures) && ready !== null && ready.p95 <= READY, figures: { ...figures } };
  },
};
