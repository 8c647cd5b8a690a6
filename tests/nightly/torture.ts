import { availableParallelism } from 'node:os';
import { isClean, type Failure } from '../simulation/run/run.ts';
import { runOnCores } from '../simulation/run/cores.ts';
import type { NightlyPart } from './part.ts';

/** Steps between two signs of life. */
const SIGN = 100_000;

export const torture: NightlyPart = {
  name: 'torture',
  help: 'the simulation of npm run torture; counts steps (10 million)',
  async run({ count, seed, progress }) {
    const run = {
      ops: count ?? 10_000_000,
      seed,
      clients: null,
      clock: () => performance.now(),
      onProgress(done: number): void {
        if (done % SIGN === 0) progress(`${done} steps`);
      },
      onFailure: ({ request, verdict }: Failure) =>
        progress(`seed ${request.seed}: ${JSON.stringify(verdict.findings.slice(0, 3))}`),
    };
    const outcome = await runOnCores(run, availableParallelism());
    return { ok: isClean(outcome), figures: outcome };
  },
};
