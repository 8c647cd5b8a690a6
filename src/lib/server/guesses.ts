/**
 * Counts codes that did not exist, so that nobody finds a workshop by trying: at most forty a
 * minute by anybody, at most twenty from one address. Over that a code is not even looked up, or
 * the right one among a million would be found by its answer.
 *
 * What has once been right from an address is not a guess there any more: a whole hall joins behind
 * one address while somebody beside it tries everything. Kept in memory and never written down: an
 * address is personal data.
 */

const WINDOW_MS = 60_000;
/** 40 a minute for eight hours hit one of fifty codes of eight digits with less than 1 %. */
const MOST = 40;
const MOST_FROM_ONE = 20;
/** Pairs of address and code that are remembered as right; the one used longest ago goes first. */
const KNOWN = 20_000;

export class Guesses {
  readonly #now: () => number;
  readonly #known = new Set<string>();
  /** Of the last minute, oldest first; never more than are allowed. */
  #misses: { readonly at: number; readonly from: string }[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Finds what a code stands for, or says that it stands for nothing or may not be tried now. */
  look<Found>(
    code: string,
    address: string,
    find: (code: string) => Found | null,
  ): { readonly found: Found } | { readonly found: null; readonly tooMany: boolean } {
    const from = networkOf(address);
    const pair = `${from} ${code}`;
    if (!this.#known.has(pair) && !this.#mayTry(from)) return { found: null, tooMany: true };
    const found = find(code);
    if (found === null) {
      // A code that was right and is no longer counts like any other.
      this.#known.delete(pair);
      this.#misses.push({ at: this.#now(), from });
      return { found: null, tooMany: false };
    }
    this.welcome(code, address);
    return { found };
  }

  /** Remembers that a code is right, at an address where it was made or shown or has been used. */
  welcome(code: string, address: string): void {
    const pair = `${networkOf(address)} ${code}`;
    this.#known.delete(pair);
    this.#known.add(pair);
    const [oldest] = this.#known;
    if (this.#known.size > KNOWN && oldest !== undefined) this.#known.delete(oldest);
  }

  #mayTry(from: string): boolean {
    const since = this.#now() - WINDOW_MS;
    this.#misses = this.#misses.filter((miss) => miss.at > since);
    if (this.#misses.length >= MOST) return false;
    return this.#misses.filter((miss) => miss.from === from).length < MOST_FROM_ONE;
  }
}

/** Whoever has an IPv6 address has 2⁶⁴ of them: its first half stands for the place. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const gap = plain.includes('::') ? Math.max(0, 8 - groups.length - after.length) : 0;
  return [...groups, ...Array<string>(gap).fill('0'), ...after].slice(0, 4).join(':');
}
