/**
 * Counts codes that did not exist, for each address, so that nobody finds a workshop by trying.
 * Kept in memory for a minute and never written down: an address is personal data.
 */

const WINDOW_MS = 60_000;
/** A whole hall behind one address mistypes less than this; a machine that tries does not. */
const MOST = 100;

export class Guesses {
  readonly #now: () => number;
  readonly #most: number;
  #since = 0;
  readonly #misses = new Map<string, number>();

  constructor(now: () => number, most = MOST) {
    this.#now = now;
    this.#most = most;
  }

  /** False when this address has missed too often in the last minute. */
  mayTry(address: string): boolean {
    this.#forget();
    return (this.#misses.get(address) ?? 0) < this.#most;
  }

  missed(address: string): void {
    this.#forget();
    this.#misses.set(address, (this.#misses.get(address) ?? 0) + 1);
  }

  #forget(): void {
    const now = this.#now();
    if (now - this.#since < WINDOW_MS) return;
    this.#since = now;
    this.#misses.clear();
  }
}
