/** Which page of a view is shown. Turns slowly by itself until somebody turns it by hand or stops it. */

/** How long a page stands, in milliseconds: about a hundred words can be read aloud. */
export const PAGE_MS = 20_000;

export class Pager {
  /** How many pages there are; set by the view that has measured them. */
  count = $state(1);
  /** True while pages turn only by hand. */
  stopped = $state(false);
  #wanted = $state(0);

  /** From 0. Stays in range when pages go. */
  readonly at = $derived(Math.max(0, Math.min(this.#wanted, this.count - 1)));
  readonly turning = $derived(this.count > 1 && !this.stopped);

  /** Turns by hand, round and round: whoever turns a page wants to look at it. */
  turn(by: 1 | -1): void {
    if (this.count < 2) return;
    this.stopped = true;
    this.#go(this.at + by);
  }

  /** Stops or starts the turning by itself. */
  toggle(): void {
    this.stopped = !this.stopped;
  }

  /** Turns by itself for as long as the component lives that calls this. `held`: not now. */
  turnByItself(held: () => boolean): void {
    $effect(() => {
      if (!this.turning || held()) return;
      // Reading the place here gives each page its full time, however it was come to.
      const next = this.at + 1;
      const timer = setTimeout(() => this.#go(next), PAGE_MS);
      return () => clearTimeout(timer);
    });
  }

  #go(page: number): void {
    this.#wanted = (page + this.count) % this.count;
  }
}
