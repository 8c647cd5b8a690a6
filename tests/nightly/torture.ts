import { availableParallelism } from 'node:os';
import { isClean, type Failure } from '../../src/commands/torture/campaign.ts';
import { runOnCores } from '../../src/commands/torture/cores.ts';
import type { NightlyPart } from './part.ts';

/** Steps between two signs of life. */
const SIGN = 100_000;

export const torture: NightlyPart = {
  name: 'torture',
  help: 'the simulation of npm run torture; counts steps (10 million)',
  async run({ count, seed, progress }) {
    const campaign = {
      ops: count ?? 10_000_000,
      seed,
      clients: null,
      clock: () => performance.now(),
      onProgress(done: number): void {
        if (done % SIGN === 0) progress(`${done} steps`);
      },
      onFailure: ({ series, verdict }: Failure) =>
        progress(`seed ${series.seed}: ${JSON.stringify(verdict.findings.slice(0, 3))}`),
    };
    const outcome = await runOnCores(campaign, availableParallelism());
    return { ok: isClean(outcome), figures: outcome };
  },
};
