/** A bucket of tokens (the classic of network schedulers): a burst at once, then so many a second. */

export interface Pace {
  /** At once, after a rest. */
  readonly burst: number;
  readonly perSecond: number;
}

export class TokenBucket {
  readonly #pace: Pace;
  #tokens: number;
  #at: number;

  /** @param now milliseconds of the clock that `take` is given too */
  constructor(pace: Pace, now: number) {
    this.#pace = pace;
    this.#tokens = pace.burst;
    this.#at = now;
  }

  /** Takes one; false when there is none left. A clock that goes back gives nothing. */
  take(now: number): boolean {
    const gained = (Math.max(0, now - this.#at) / 1_000) * this.#pace.perSecond;
    this.#tokens = Math.min(this.#pace.burst, this.#tokens + gained);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
