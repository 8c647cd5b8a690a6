/** One subject of `npm run bench`: what is measured, and against which floor. */

export interface BenchmarkCase {
  readonly name: string;
  /** Done once for each measurement; what it returns is shown beside the times, short. */
  readonly run: () => string;
  /** The least that any way of doing it would take, measured in the same run. */
  readonly floor: () => void;
  /** Milliseconds that the house wants it to stay within, on two quiet cores; shown, not demanded. */
  readonly goal: number;
}

export interface Benchmark {
  readonly name: string;
  /** One line for `--help`. */
  readonly help: string;
  /** What the floor is, for the head of the table. */
  readonly floor: string;
  readonly cases: readonly BenchmarkCase[];
}
