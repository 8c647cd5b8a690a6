/** Many series one after the other, and what came of them all. */
import { wrongs, type Wrong } from './findings.ts';
import { play, type Series, type Verdict } from './play.ts';
import type { Tampering } from './tampering.ts';

/** Steps of one series: long enough for a workshop, short enough to be looked through. */
export const STEPS_PER_SERIES = 500;

/** The last line of the command, in this order. */
export type Outcome = Readonly<Record<'ops' | 'seeds' | Wrong | 'opsPerSecond', number>>;

export interface Failure {
  readonly series: Series;
  readonly verdict: Verdict;
}

export interface Campaign {
  readonly ops: number;
  readonly seed: number;
  readonly clients: number | null;
  readonly tampering?: Tampering;
  /** Milliseconds, of any clock that goes on. */
  readonly clock: () => number;
  /** Told after each series: how many steps are done. */
  readonly onProgress?: (ops: number) => void;
  readonly onFailure?: (failure: Failure) => Promise<void> | void;
}

/** Plays series of consecutive seeds until so many steps are done. */
export async function run(campaign: Campaign): Promise<Outcome> {
  const { ops, clients, tampering, clock } = campaign;
  const counts = new Map<Wrong, number>(wrongs.map((wrong) => [wrong, 0]));
  let done = 0;
  let seeds = 0;
  /** In milliseconds, without what telling of failures takes. */
  let spent = 0;
  while (done < ops) {
    const length = Math.min(STEPS_PER_SERIES, ops - done);
    const series = { seed: campaign.seed + seeds, ops: length, clients };
    const began = clock();
    const verdict = await play(series, tampering ? { tampering } : {});
    spent += clock() - began;
    done += length;
    seeds += 1;
    for (const { wrong } of verdict.findings) counts.set(wrong, (counts.get(wrong) ?? 0) + 1);
    campaign.onProgress?.(done);
    if (verdict.findings.length > 0) await campaign.onFailure?.({ series, verdict });
  }
  const count = (wrong: Wrong): number => counts.get(wrong) ?? 0;
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
export function addUp(outcomes: readonly Outcome[], spent: number): Outcome {
  const sum = (key: keyof Outcome): number => outcomes.reduce((all, one) => all + one[key], 0);
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
  return wrongs.every((wrong) => outcome[wrong] === 0);
}
