/** Since when what is shown may be old. */

/** A connection that comes back sooner than this is nobody's business. */
const GRACE_MS = 3_000;

export class Freshness {
  #lastFresh = $state<number | null>(null);
  #late = $state(false);
  readonly #madeAt: () => number;

  /**
   * Use while a component is being created.
   * @param live whether the room tells what happens
   * @param now the room's clock, in milliseconds
   * @param madeAt when what the page came with was made
   */
  constructor(live: () => boolean, now: () => number, madeAt: () => number) {
    this.#madeAt = madeAt;
    $effect(() => {
      if (live()) {
        // The moment in which it ceases to be live is the last one that is shown.
        return () => {
          this.#lastFresh = now();
        };
      }
      const timer = setTimeout(() => (this.#late = true), GRACE_MS);
      return () => {
        clearTimeout(timer);
        this.#late = false;
      };
    });
  }

  /** Of when the picture is, in milliseconds of the room's clock; null while it is fresh. */
  get staleSince(): number | null {
    return this.#late ? (this.#lastFresh ?? this.#madeAt()) : null;
  }
}
