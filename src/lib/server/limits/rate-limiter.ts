/**
 * Rate limits for what costs the server lasting resources, by network, by workshop and in all. Kept
 * in memory and never stored: an address is personal data.
 */
import { TokenBucket, type Rate } from '#lib/sync/room/token-bucket.ts';

/** Buckets per limiter; the one that was used longest ago is dropped first, and starts full again. */
const MAX_BUCKETS = 10_000;

/** One token bucket for each key. */
export class RateLimiter {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Takes a token of a key; false when the limit is reached. */
  allow(key: string): boolean {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? new TokenBucket(this.#rate, now);
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MAX_BUCKETS && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket.take(now);
  }
}

/**
 * What all networks share, in two parts: one for networks that have used little of it of late, and one
 * for all. Networks that use much cannot use up the part of the others.
 */
export class SharedLimiter {
  readonly #little: RateLimiter;
  readonly #reserved: TokenBucket;
  readonly #shared: TokenBucket;
  readonly #now: () => number;

  /** @param little what a network may use of the reserved part */
  constructor(rates: { little: Rate; reserved: Rate; shared: Rate }, now: () => number) {
    this.#little = new RateLimiter(rates.little, now);
    this.#reserved = new TokenBucket(rates.reserved, now());
    this.#shared = new TokenBucket(rates.shared, now());
    this.#now = now;
  }

  /** Takes a token; false when the part is used up that the network may use. */
  allow(network: string): boolean {
    const now = this.#now();
    if (this.#little.allow(network) && this.#reserved.take(now)) return true;
    return this.#shared.take(now);
  }
}

/** The limits of the forms that anybody may send. */
export class FormLimits {
  readonly #joins: RateLimiter;
  readonly #joinsFrom: RateLimiter;
  readonly #series: SharedLimiter;
  readonly #seriesFrom: RateLimiter;

  constructor(now: () => number) {
    // A thousand people behind one address at once, then ten a second.
    this.#joinsFrom = new RateLimiter({ burst: 1_000, perSecond: 10 }, now);
    // A thousand seats of one workshop in less than a minute; a script that takes them all leaves
    // time to lock the workshop.
    this.#joins = new RateLimiter({ burst: 600, perSecond: 10 }, now);
    // What a facilitator, or a course of them in one room, makes by hand.
    this.#seriesFrom = new RateLimiter({ burst: 60, perSecond: 1 / 30 }, now);
    const half = { burst: 150, perSecond: 1 / 20 };
    this.#series = new SharedLimiter(
      { little: { burst: 5, perSecond: 1 / 3_600 }, reserved: half, shared: half },
      now,
    );
  }

  /** Whether one more seat may be taken. `from`: the network that asks. */
  mayJoin(from: string, workshop: string): boolean {
    return this.#joinsFrom.allow(from) && this.#joins.allow(workshop);
  }

  /** Whether one more series may be made. */
  mayCreate(from: string): boolean {
    return this.#seriesFrom.allow(from) && this.#series.allow(from);
  }
}
