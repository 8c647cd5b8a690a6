/** A virtual clock: runs callbacks in the order of their times. No timer of the system is used. */

interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** How long a tab or a process lives: what was planned for it does not happen afterwards. */
export interface Lifetime {
  alive: boolean;
}

export class Scheduler {
  #now = 0;
  #count = 0;
  /** A binary heap, the earliest first; at the same time in the order of planning. */
  readonly #heap: Due[] = [];

  /** Milliseconds since the beginning. */
  get now(): number {
    return this.#now;
  }

  /** Runs a callback later; `ms` is a whole number of milliseconds from 0. */
  after(ms: number, run: () => void): void {
    this.at(this.#now + ms, run);
  }

  at(time: number, run: () => void): void {
    const due = { at: Math.max(time, this.#now), order: this.#count, run };
    this.#count += 1;
    this.#push(due);
  }

  /** Resolves after a time; never when the lifetime has ended by then. */
  sleep(ms: number, lifetime: Lifetime): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, () => {
        if (lifetime.alive) resolve();
      });
    });
  }

  /** Advances the clock to a time, and runs everything that is due by then. */
  async until(time: number): Promise<void> {
    await settle();
    for (let next = this.#heap[0]; next && next.at <= time; next = this.#heap[0]) {
      this.#pop();
      this.#now = next.at;
      next.run();
      await settle();
    }
    this.#now = Math.max(this.#now, time);
  }

  #push(due: Due): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(due);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (!above || isBefore(above, due)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = due;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      let below = heap[child];
      const other = heap[child + 1];
      if (other && below && isBefore(other, below)) {
        child += 1;
        below = other;
      }
      if (!below || isBefore(last, below)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
  }
}

/** Resolves when no promise can go on: the event loop turns only then. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function isBefore(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
