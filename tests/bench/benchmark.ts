/** One subject of `npm run bench`: what is measured, and against which floor. */

export interface BenchmarkCase {
  readonly name: string;
  /** Done once for each measurement; what it returns is shown beside the times, short. */
  readonly run: () => string | Promise<string>;
  /** The least that any way of doing it would take, measured in the same run. */
  readonly floor: () => unknown;
  /** Milliseconds that the house wants it to stay within, on two quiet cores; shown, not demanded. */
  readonly goal: number;
  /** Milliseconds by which it is measured, where it is not done in this process. */
  readonly clock?: () => number;
}

export interface Benchmark {
  readonly name: string;
  /** One line for `--help`. */
  readonly help: string;
  /** What the floor is, for the head of the table. */
  readonly floor: string;
  /** The cases, or what makes ready for them and puts away after them. */
  readonly cases?: readonly BenchmarkCase[];
  readonly open?: () => Promise<{
    readonly cases: readonly BenchmarkCase[];
    readonly close: () => Promise<void>;
  }>;
}
