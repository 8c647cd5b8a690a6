/**
 * How often something may be done that costs the server something lasting, by whoever it is: an
 * address, a workshop, all together. Kept in memory and never written down: an address is personal
 * data.
 */
import { TokenBucket, type Pace } from '#lib/sync/token-bucket.ts';

/** Those that are remembered; the one seen longest ago goes first, and begins anew. */
const KNOWN = 10_000;

export class Turnstile {
  readonly #pace: Pace;
  readonly #now: () => number;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(pace: Pace, now: () => number) {
    this.#pace = pace;
    this.#now = now;
  }

  /** False when it is once too often. */
  pass(key: string): boolean {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? new TokenBucket(this.#pace, now);
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > KNOWN && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket.take(now);
  }
}

/** The turnstiles that stand before the forms which anybody may send. */
export class Turnstiles {
  readonly #joins: Turnstile;
  readonly #joinsFrom: Turnstile;
  readonly #series: Turnstile;
  readonly #seriesFrom: Turnstile;

  constructor(now: () => number) {
    // A hall of a thousand at once, then ten a second, behind one address.
    this.#joinsFrom = new Turnstile({ burst: 1_000, perSecond: 10 }, now);
    // The seats of one workshop: a thousand in less than a minute. Whoever takes them all by a
    // machine leaves the time to lock the door.
    this.#joins = new Turnstile({ burst: 600, perSecond: 10 }, now);
    // What a facilitator, or a course of them in one room, makes by hand.
    this.#seriesFrom = new Turnstile({ burst: 60, perSecond: 1 / 30 }, now);
    this.#series = new Turnstile({ burst: 300, perSecond: 1 / 10 }, now);
  }

  /** Whether one more seat may be taken. `from`: the network that asks. */
  mayJoin(from: string, workshop: string): boolean {
    return this.#joinsFrom.pass(from) && this.#joins.pass(workshop);
  }

  /** Whether one more series may be made. */
  mayCreate(from: string): boolean {
    return this.#seriesFrom.pass(from) && this.#series.pass('all');
  }
}
