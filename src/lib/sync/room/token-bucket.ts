/** A token bucket: a burst at once, then so many a second. */

export interface Rate {
  /** At once, when the bucket is full. */
  readonly burst: number;
  readonly perSecond: number;
}

export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #at: number;

  /** @param now milliseconds, of the same clock as for `take` */
  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** Takes a token; false when there is none left. A clock that goes back adds none. */
  take(now: number): boolean {
    if (this.level(now) < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** The tokens that there are, in parts too. */
  level(now: number): number {
    const gained = (Math.max(0, now - this.#at) / 1_000) * this.#rate.perSecond;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + gained);
    this.#at = now;
    return this.#tokens;
  }
}
