/**
 * A campaign spread over the cores of the machine. Series have nothing to do with each other and
 * each has its seed from the start, so the figures are the same on any number of cores.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { addUp, STEPS_PER_SERIES, type Campaign, type Outcome } from './campaign.ts';
import type { Part, Played } from './worker.ts';

/** Series that a core plays before it is asked how far it has come. */
const SERIES = 20;

/** @param cores how many series are played at the same time, at most */
export async function runOnCores(
  campaign: Omit<Campaign, 'tampering'>,
  cores: number,
): Promise<Outcome> {
  const { clock, onProgress, onFailure } = campaign;
  const began = clock();
  const parts = partsOf(campaign);
  const outcomes: Outcome[] = [];
  let done = 0;
  async function work(): Promise<void> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    // A worker that dies rejects here, by its 'error' event, and the campaign with it.
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
  return addUp(outcomes, clock() - began);
}

function* partsOf({ ops, seed, clients }: Part): Generator<Part, undefined> {
  const length = SERIES * STEPS_PER_SERIES;
  for (let at = 0; at < ops; at += length) {
    yield { ops: Math.min(length, ops - at), seed: seed + at / STEPS_PER_SERIES, clients };
  }
}
