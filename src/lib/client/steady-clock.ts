/**
 * A clock that is neither set nor stopped, for measuring this device's offset from the room's time.
 * The wall clock may be set while a page is open; the monotonic clock is not, but on some devices it
 * stops while they sleep.
 */
export class SteadyClock {
  readonly #monotonic: () => number;
  readonly #wall: () => number;
  /** From the monotonic clock to the time of this one. */
  #offset: number;
  /** From the monotonic clock to the wall clock, when the device was last known to be awake. */
  #wallOffset: number;

  constructor(monotonic = () => performance.now(), wall = Date.now) {
    this.#monotonic = monotonic;
    this.#wall = wall;
    this.#wallOffset = this.#offset = wall() - monotonic();
  }

  /** Milliseconds since 1970, by the wall clock as it was when the page was opened. */
  readonly now = (): number => this.#monotonic() + this.#offset;

  /** The device is awake: what the wall clock has done until now was not sleep. */
  markAwake(): void {
    this.#wallOffset = this.#wall() - this.#monotonic();
  }

  /** The device may have slept since `markAwake`: adds what the wall clock gained meanwhile. */
  resume(): void {
    const before = this.#wallOffset;
    this.markAwake();
    this.#offset += Math.max(0, this.#wallOffset - before);
  }
}
