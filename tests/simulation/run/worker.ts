/** A worker: plays the parts of a run that it is sent. */
import { parentPort } from 'node:worker_threads';
import { run, type Failure, type Outcome } from './run.ts';

export interface Part {
  readonly ops: number;
  readonly seed: number;
  readonly clients: number | null;
}

export interface Played {
  readonly outcome: Outcome;
  readonly failures: readonly Failure[];
}

parentPort?.on('message', (part: Part) => {
  const failures: Failure[] = [];
  void run({
    ...part,
    clock: () => performance.now(),
    onFailure: (failure) => void failures.push(failure),
  }).then((outcome) => parentPort?.postMessage({ outcome, failures } satisfies Played));
});
