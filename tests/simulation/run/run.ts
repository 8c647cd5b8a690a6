/** A run: series of consecutive seeds, and the sum of their findings. */
import { findingKinds, type FindingKind } from './findings.ts';
import { drawSeries, type Series, type SeriesRequest } from './series.ts';
import { simulate, type Verdict } from './simulate.ts';
import type { FaultInjection } from '../world/fault-injection.ts';

/** Steps of one series: long enough for a workshop, short enough to be read. */
export const STEPS_PER_SERIES = 500;

/** The last line of the command, in this order. */
export type Outcome = Readonly<Record<'ops' | 'seeds' | FindingKind | 'opsPerSecond', number>>;

export interface Failure {
  /** What gives the series again. */
  readonly request: SeriesRequest;
  readonly series: Series;
  readonly verdict: Verdict;
}

export interface RunOptions {
  readonly ops: number;
  readonly seed: number;
  readonly clients: number | null;
  readonly faults?: FaultInjection;
  /** A monotonic clock, in milliseconds. */
  readonly clock: () => number;
  /** Called after each series with the number of steps that are done. */
  readonly onProgress?: (ops: number) => void;
  readonly onFailure?: (failure: Failure) => Promise<void> | void;
}

/** Plays series of consecutive seeds until `ops` steps are done. */
export async function run(options: RunOptions): Promise<Outcome> {
  const { ops, clients, faults, clock } = options;
  const counts = new Map<FindingKind, number>(findingKinds.map((kind) => [kind, 0]));
  let done = 0;
  let seeds = 0;
  /** In milliseconds, without the time that `onFailure` takes. */
  let spent = 0;
  while (done < ops) {
    const length = Math.min(STEPS_PER_SERIES, ops - done);
    const request = { seed: options.seed + seeds, ops: length, clients };
    const start = clock();
    const series = drawSeries(request);
    const verdict = await simulate(series, faults ? { faults } : {});
    spent += clock() - start;
    done += length;
    seeds += 1;
    for (const { kind } of verdict.findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    options.onProgress?.(done);
    if (verdict.findings.length > 0) await options.onFailure?.({ request, series, verdict });
  }
  const count = (kind: FindingKind): number => counts.get(kind) ?? 0;
  return {
    ops: done,
    seeds,
    lost: count('lost'),
    duplicated: count('duplicated'),
    phantom: count('phantom'),
    diverged: count('diverged'),
    leaked: count('leaked'),
    opsPerSecond: Math.round((done / Math.max(1, spent)) * 1_000),
  };
}

/** @param spent in milliseconds, for all of them together */
export function addOutcomes(outcomes: readonly Outcome[], spent: number): Outcome {
  const sum = (key: keyof Outcome): number =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  return {
    ops: sum('ops'),
    seeds: sum('seeds'),
    lost: sum('lost'),
    duplicated: sum('duplicated'),
    phantom: sum('phantom'),
    diverged: sum('diverged'),
    leaked: sum('leaked'),
    opsPerSecond: Math.round((sum('ops') / Math.max(1, spent)) * 1_000),
  };
}

export function isClean(outcome: Outcome): boolean {
  return findingKinds.every((kind) => outcome[kind] === 0);
}
