/**
 * A clock for measuring how far this device is from the room's time. The time of day may be put
 * forward or back while a page is open; the clock since the page was opened goes on evenly, but
 * on some devices it stands still while they sleep.
 */
export class SteadyClock {
  readonly #even: () => number;
  readonly #day: () => number;
  /** What the even clock lacks to be the time that this one tells. */
  #lacks: number;
  /** By how much the time of day was ahead of the even clock when it was last looked at. */
  #ahead: number;

  constructor(even = () => performance.now(), day = Date.now) {
    this.#even = even;
    this.#day = day;
    this.#ahead = this.#lacks = day() - even();
  }

  /** Milliseconds since 1970 by this device as it stood when the page was opened. */
  readonly now = (): number => this.#even() + this.#lacks;

  /** Looks at the time of day while awake: whatever it has done meanwhile, nobody slept. */
  look(): void {
    this.#ahead = this.#day() - this.#even();
  }

  /** The device has perhaps slept since it looked: by the time of day, the only one that knows. */
  woke(): void {
    const before = this.#ahead;
    this.look();
    this.#lacks += Math.max(0, this.#ahead - before);
  }
}
