/**
 * A series as a value that fast-check draws: how many devices, the seed of network and
 * disks, and the steps. Nothing of a step depends on the steps before it but where things stand, so
 * a step can be left out without changing another.
 */
import fc from 'fast-check';
import { operations, type OperationName } from '../operations/operations.ts';
import { mostClients } from '../world/world.ts';

export interface Step {
  /** Milliseconds before it in which time passes. */
  readonly pause: number;
  readonly operation: OperationName;
  /** Of what the operation draws where things stand: who does it, to what. */
  readonly seed: number;
}

export interface Series {
  /** Devices, from 2. */
  readonly clients: number;
  readonly seed: number;
  readonly steps: readonly Step[];
}

/** What is asked for: the same gives the same series. */
export interface SeriesRequest {
  readonly seed: number;
  /** The number of steps. */
  readonly ops: number;
  /** Devices; null: drawn from the seed. */
  readonly clients: number | null;
}

/** Seeds that seededRandom takes. */
const seeds = fc.nat(2 ** 31 - 1);

const names = Object.keys(operations) as OperationName[];

const steps: fc.Arbitrary<Step> = fc.record(
  {
    pause: fc.oneof(
      { weight: 98, arbitrary: fc.nat(119) },
      { weight: 2, arbitrary: fc.nat(19_999) },
    ),
    operation: fc.oneof(
      ...names.map((name) => ({
        weight: operations[name].weight,
        arbitrary: fc.constant(name),
      })),
    ),
    seed: seeds,
  },
  { noNullPrototype: true },
);

export function drawSeries({ seed, ops, clients }: SeriesRequest): Series {
  const arbitrary = fc.record({
    clients: clients === null ? fc.integer({ min: 2, max: mostClients }) : fc.constant(clients),
    seed: seeds,
    steps: fc.array(steps, { minLength: ops, maxLength: ops }),
  });
  const [series] = fc.sample(fc.noBias(arbitrary), { seed, numRuns: 1 });
  if (!series) throw new Error('nothing was drawn');
  return series;
}

/** Runs of a series at most, while fewer steps are looked for. */
const RUNS = 400;

/**
 * Leaves out steps of a series as long as it still fails: halves first, then ever smaller pieces
 * (delta debugging, Zeller and Hildebrandt 2002). Why not by fast-check: docs/decisions/0006.
 *
 * @param fails whether a series fails in the way that is to be kept
 */
export async function shrinkSeries(
  series: Series,
  fails: (series: Series) => Promise<boolean>,
): Promise<Series> {
  let kept = series.steps;
  let runs = 0;
  for (let size = Math.ceil(kept.length / 2); size >= 1 && runs < RUNS;) {
    let isShorter = false;
    for (let start = 0; start < kept.length && runs < RUNS;) {
      const without = kept.toSpliced(start, size);
      runs += 1;
      if (await fails({ ...series, steps: without })) {
        kept = without;
        isShorter = true;
      } else start += size;
    }
    if (size === 1 && !isShorter) break;
    size = Math.max(1, Math.floor(size / 2));
  }
  return { ...series, steps: kept };
}
