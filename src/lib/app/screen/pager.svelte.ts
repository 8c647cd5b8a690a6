/**
 * Which page of a view is shown. Turns slowly by itself until whoever leads points at something or
 * turns a page, or somebody does at the projector's own keys.
 */

/** How long a page stands, in milliseconds: about a hundred words can be read aloud. */
export const PAGE_MS = 20_000;

/** Where the pages are led: to what is discussed, or to a page from 0; both null: nowhere. */
export interface Lead {
  readonly on: string | null;
  readonly page: number | null;
}

export class Pager {
  readonly #turned: ((page: number | null) => void) | undefined;
  /** How many pages there are; set by the view that has measured them. */
  count = $state(1);
  /** What each page shows, by id, where the view knows it; a view without it is led by pages alone. */
  contents = $state.raw<readonly ReadonlySet<string>[]>([]);
  /** Turned or stopped by hand: pages then turn only by hand. */
  #stopped = $state(false);
  #page = $state(0);
  /** What has to stay in view wherever it comes to stand; null: the page counts. */
  #on = $state<string | null>(null);

  readonly #found = $derived.by(() => {
    const on = this.#on;
    return on === null ? -1 : this.contents.findIndex((page) => page.has(on));
  });
  /** @param turned hears of what is done by hand here: the page, or null where pages turn alone again */
  constructor(turned?: (page: number | null) => void) {
    this.#turned = turned;
  }

  /** From 0. Stays in range when pages go. */
  readonly at = $derived(
    Math.max(0, Math.min(this.#found === -1 ? this.#page : this.#found, this.count - 1)),
  );
  /** True while pages turn only by hand. What is discussed but not in this view holds nothing. */
  readonly stopped = $derived(this.#stopped || this.#found !== -1);
  readonly turning = $derived(this.count > 1 && !this.stopped);

  /** Follows whoever leads. Nowhere: pages turn by themselves from where they are. */
  follow({ on, page }: Lead): void {
    this.#page = page ?? this.at;
    this.#on = on;
    this.#stopped = page !== null;
  }

  /** Turns by hand, round and round: whoever turns a page wants to look at it. */
  turn(by: 1 | -1): void {
    if (this.count < 2) return;
    const to = this.at + by;
    this.#stopped = true;
    this.#go(to);
    this.#turned?.(this.at);
  }

  /** Stops or starts the turning by itself. */
  toggle(): void {
    const { at, stopped } = this;
    this.#go(at);
    this.#stopped = !stopped;
    this.#turned?.(stopped ? null : at);
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
    this.#on = null;
    this.#page = (page + this.count) % this.count;
  }
}
