/** The time of the present step, by the server's clock. */
export interface RunningTime {
  /** End in milliseconds; null while it does not run. */
  readonly endsAt: number | null;
  /** Milliseconds left while it is paused. */
  readonly pausedLeft: number | null;
}
