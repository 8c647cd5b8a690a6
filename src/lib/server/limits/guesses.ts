/**
 * Limits wrong guesses of codes that people type, and lets nobody be kept out by the guesses of others.
 * Where no guess is left a code is not even looked up, or the answer would reveal the right one among
 * many: whoever typed it waits for a turn.
 *
 * Networks from which few wrong codes came have guesses of their own, which others cannot use up. In the
 * queue whoever guessed least is next. A code that was right from a network is not a guess there:
 * everybody in a venue may join behind one address while somebody beside them guesses. Kept in memory
 * and never stored: an address is personal data.
 */
import { TokenBucket, type Rate } from '#lib/sync/room/token-bucket.ts';

/** Wrong guesses that are looked up, of all networks together. */
export interface GuessRates {
  /** For networks from which few wrong codes came. */
  readonly newcomers: Rate;
  /** For the others, and for newcomers who have none left. */
  readonly others: Rate;
}

/** What a server with fifty workshops can spare: see `mostGuesses`. */
export const joinCodeRates: GuessRates = {
  newcomers: { burst: 3_000, perSecond: 12 / 60 },
  others: { burst: 20, perSecond: 20 / 60 },
};

/** Of one series: personal codes are used once, and seldom. */
export const personalCodeRates: GuessRates = {
  newcomers: { burst: 300, perSecond: 6 / 60 },
  others: { burst: 20, perSecond: 10 / 60 },
};

/** Wrong codes after which a network is no newcomer; one an hour is forgotten. */
const FEW_MISSES = 5;
const FORGOTTEN_PER_MS = 1 / 3_600_000;
/**
 * The same for what is given out as one: whoever has an IPv6 address often has 2¹⁶ networks, and a
 * company has more. Large enough that phones of one provider or hall do not suffer for one of them.
 */
const FEW_MISSES_OF_SITE = 300;
const FEW_MISSES_OF_PROVIDER = 1_500;

/** Pairs of network and code that are remembered as right; the one used longest ago is dropped first. */
const MAX_KNOWN = 20_000;
/** Networks whose wrong codes are counted. */
const MAX_COUNTED = 20_000;
const MAX_WAITING = 1_000;
/** Milliseconds after which somebody who waits and does not ask again has gone. */
const PATIENCE_MS = 90_000;

export type Looked<Found> =
  | { readonly found: Found }
  /** `wait`: seconds until it is worth asking again; null: it was looked up, and does not exist. */
  | { readonly found: null; readonly wait: number | null };

interface Waiting {
  readonly since: number;
  seen: number;
}

/** The most wrong guesses that are looked up within a time, whoever sends them from wherever. */
export function mostGuesses({ newcomers, others }: GuessRates, ms: number): number {
  const perMs = (newcomers.perSecond + others.perSecond) / 1_000;
  return newcomers.burst + others.burst + perMs * ms;
}

export class Guesses {
  readonly #now: () => number;
  readonly #rates: GuessRates;
  readonly #newcomers: TokenBucket;
  readonly #others: TokenBucket;
  readonly #known = new Set<string>();
  /** By network, by site and by provider: wrong codes, and when they were counted. */
  readonly #misses = new Map<string, { readonly count: number; readonly at: number }>();
  readonly #waiting = new Map<string, Waiting>();

  constructor(now: () => number, rates: GuessRates = joinCodeRates) {
    this.#now = now;
    this.#rates = rates;
    this.#newcomers = new TokenBucket(rates.newcomers, now());
    this.#others = new TokenBucket(rates.others, now());
  }

  /** How many networks and pairs are remembered. */
  get remembered(): { readonly known: number; readonly counted: number; readonly waiting: number } {
    return { known: this.#known.size, counted: this.#misses.size, waiting: this.#waiting.size };
  }

  /** Looks a code up; `wait` where it may not be looked up yet. */
  lookUp<Found>(
    code: string,
    address: string,
    find: (code: string) => Found | null,
  ): Looked<Found> {
    const from = networkOf(address);
    const pair = `${from} ${code}`;
    if (!this.#known.has(pair)) {
      const wait = this.#waitOf(from);
      if (wait > 0) return { found: null, wait };
    }
    this.#waiting.delete(from);
    const found = find(code);
    if (found === null) {
      // A code that was right and is no longer counts like any other.
      this.#known.delete(pair);
      this.#spend(from);
      return { found: null, wait: null };
    }
    this.remember(code, address);
    return { found };
  }

  /** Remembers that a code is right, for a network where it was made, shown or used. */
  remember(code: string, address: string): void {
    const pair = `${networkOf(address)} ${code}`;
    this.#known.delete(pair);
    this.#known.add(pair);
    dropOldest(this.#known, MAX_KNOWN);
  }

  /** Seconds until a network has its turn; 0: now. */
  #waitOf(from: string): number {
    const now = this.#now();
    const newcomer = this.#isNewcomer(from);
    const own = newcomer ? this.#newcomers.level(now) : 0;
    const shared = this.#others.level(now);
    // Nobody who waits can be before a newcomer whom so much is kept for.
    if (own > this.#waiting.size + 1) return 0;
    const needed = 1 + this.#ahead(from, now);
    if (needed <= Math.floor(own) + Math.floor(shared)) return 0;
    const perSecond =
      this.#rates.others.perSecond + (newcomer ? this.#rates.newcomers.perSecond : 0);
    return Math.max(1, Math.ceil((needed - own - shared) / perSecond));
  }

  /** How many wait before a network, which is entered in the queue unless that is full. */
  #ahead(from: string, now: number): number {
    for (const [network, { seen }] of this.#waiting) {
      if (now - seen > PATIENCE_MS) this.#waiting.delete(network);
    }
    const own = this.#waiting.get(from) ?? { since: now, seen: now };
    own.seen = now;
    const misses = this.#count(from, now);
    let ahead = 0;
    let last: { readonly network: string; readonly misses: number } | null = null;
    for (const [network, { since }] of this.#waiting) {
      if (network === from) continue;
      const theirs = this.#count(network, now);
      if (theirs < misses || (theirs === misses && since <= own.since)) ahead += 1;
      if (last === null || theirs >= last.misses) last = { network, misses: theirs };
    }
    if (this.#waiting.size >= MAX_WAITING && !this.#waiting.has(from)) {
      if (last === null || last.misses <= misses) return ahead;
      this.#waiting.delete(last.network);
    }
    this.#waiting.set(from, own);
    return ahead;
  }

  #isNewcomer(from: string): boolean {
    const [network, site, provider] = circlesOf(from);
    return (
      this.#count(network) < FEW_MISSES &&
      (site === null || this.#count(site) < FEW_MISSES_OF_SITE) &&
      (provider === null || this.#count(provider) < FEW_MISSES_OF_PROVIDER)
    );
  }

  /** The wrong codes of a network of late, as a whole number. */
  #count(network: string, now = this.#now()): number {
    const missed = this.#misses.get(network);
    if (!missed) return 0;
    return Math.ceil(Math.max(0, missed.count - (now - missed.at) * FORGOTTEN_PER_MS));
  }

  #spend(from: string): void {
    const now = this.#now();
    if (!this.#isNewcomer(from) || !this.#newcomers.take(now)) this.#others.take(now);
    for (const network of circlesOf(from)) {
      if (network === null) continue;
      const count = this.#count(network) + 1;
      this.#misses.delete(network);
      this.#misses.set(network, { count, at: now });
      dropOldest(this.#misses, MAX_COUNTED);
    }
  }
}

function dropOldest(kept: Set<string> | Map<string, unknown>, most: number): void {
  if (kept.size <= most) return;
  for (const oldest of kept.keys()) {
    kept.delete(oldest);
    return;
  }
}

/** A network, and the site and the provider that an IPv6 network most likely belongs to. */
function circlesOf(network: string): readonly [string, string | null, string | null] {
  const groups = network.split(':');
  if (groups.length < 4) return [network, null, null];
  return [network, `${groups.slice(0, 3).join(':')}/48`, `${groups.slice(0, 2).join(':')}/32`];
}
/** The network of an address: whoever has an IPv6 address has 2⁶⁴ of them, so its first half counts. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const gap = plain.includes('::') ? Math.max(0, 8 - groups.length - after.length) : 0;
  return [...groups, ...Array<string>(gap).fill('0'), ...after].slice(0, 4).join(':');
}
