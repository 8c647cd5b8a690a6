/**
 * A run spread over the cores of the machine. Series have nothing to do with each other and
 * each has its seed from the start, so the figures are the same on any number of cores.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { addOutcomes, STEPS_PER_SERIES, type RunOptions, type Outcome } from './run.ts';
import type { Part, Played } from './worker.ts';

/** Series in a part: how many a core plays before it reports. */
const SERIES = 20;

/** @param cores the number of workers, each of which plays one series at a time */
export async function runOnCores(
  options: Omit<RunOptions, 'faults'>,
  cores: number,
): Promise<Outcome> {
  const { clock, onProgress, onFailure } = options;
  const began = clock();
  const parts = partsOf(options);
  const outcomes: Outcome[] = [];
  let done = 0;
  async function work(): Promise<void> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    // A worker that dies rejects here, by its 'error' event, and the run with it.
    for (let part = parts.next(); !part.done; part = parts.next()) {
      worker.postMessage(part.value);
      const [{ outcome, failures }] = (await once(worker, 'message')) as [Played];
      outcomes.push(outcome);
      done += outcome.ops;
      onProgress?.(done);
      for (const failure of failures) await onFailure?.(failure);
    }
    await worker.terminate();
  }
  await Promise.all(Array.from({ length: cores }, work));
  return addOutcomes(outcomes, clock() - began);
}

function* partsOf({ ops, seed, clients }: Part): Generator<Part, undefined> {
  const length = SERIES * STEPS_PER_SERIES;
  for (let at = 0; at < ops; at += length) {
    yield { ops: Math.min(length, ops - at), seed: seed + at / STEPS_PER_SERIES, clients };
  }
}
