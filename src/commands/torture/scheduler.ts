/** Virtual time: what happens when, in an order that the seed alone decides. No timer of the system. */

interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Somebody who can die: what was planned for the dead does not happen. */
export interface Life {
  alive: boolean;
}

export class Scheduler {
  #now = 0;
  #count = 0;
  /** A binary heap, the earliest first; of two at the same time the one that was planned first. */
  readonly #heap: Due[] = [];

  /** Milliseconds since the beginning. */
  get now(): number {
    return this.#now;
  }

  /** Does something later; `ms` is a whole number of milliseconds from 0. */
  after(ms: number, run: () => void): void {
    this.at(this.#now + ms, run);
  }

  at(time: number, run: () => void): void {
    const due = { at: Math.max(time, this.#now), order: this.#count, run };
    this.#count += 1;
    this.#push(due);
  }

  /** A wait of somebody: never over when they have died meanwhile. */
  sleep(ms: number, life: Life): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, () => {
        if (life.alive) resolve();
      });
    });
  }

  /** Lets time pass up to a moment, and everything happen that is due by then. */
  async until(time: number): Promise<void> {
    await quiet();
    for (let next = this.#heap[0]; next && next.at <= time; next = this.#heap[0]) {
      this.#pop();
      this.#now = next.at;
      next.run();
      await quiet();
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

/** Resolves when every promise that could go on has gone on: the event loop turns only then. */
export function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function isBefore(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
