/** Plays one series, from its first step to its verdict. The same series gives the same messages. */
import { seededRandom } from '#lib/methods/random.ts';
import { operations } from '../operations/operations.ts';
import { Random } from '../operations/random.ts';
import type { FaultInjection } from '../world/fault-injection.ts';
import { World } from '../world/world.ts';
import { heal, verify } from './ending.ts';
import type { Finding } from './findings.ts';
import { shrinkSeries, type Series } from './series.ts';

export interface Verdict {
  readonly findings: readonly Finding[];
  /** A fingerprint of all messages and operations. */
  readonly trace: string;
  /** The operations, when `logSteps` is set. */
  readonly log: readonly string[];
}

export async function simulate(
  { clients, seed, steps }: Series,
  {
    faults = {},
    logSteps = false,
  }: { readonly faults?: FaultInjection; readonly logSteps?: boolean } = {},
): Promise<Verdict> {
  const world = new World(seed, clients, faults);
  const log: string[] = [];
  await world.setUp();
  for (const [at, step] of steps.entries()) {
    await world.scheduler.until(world.scheduler.now + step.pause);
    const random = new Random(seededRandom(step.seed));
    const what = operations[step.operation].perform(world, random, at);
    world.trace.add(what);
    if (logSteps) log.push(`${at} ${what}`);
  }
  await heal(world);
  verify(world);
  return { findings: world.findings.list, trace: world.trace.digest, log };
}

/** A failing series with fewer steps, and what it comes to. */
export interface Shrunk {
  readonly series: Series;
  readonly verdict: Verdict;
}

/** @param failed the verdict on the whole series: the kind of its first finding is kept */
export async function shrink(
  series: Series,
  failed: Verdict,
  faults: FaultInjection = {},
): Promise<Shrunk> {
  const wanted = failed.findings[0]?.kind;
  const shortest = await shrinkSeries(series, async (shorter) => {
    const { findings } = await simulate(shorter, { faults });
    return findings.some(({ kind }) => kind === wanted);
  });
  return {
    series: shortest,
    verdict: await simulate(shortest, { faults, logSteps: true }),
  };
}
