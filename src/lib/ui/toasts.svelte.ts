/** One short message at the lower edge, gone by itself. */
export interface Toast {
  id: number;
  text: string;
  /** What undoes the deed the toast tells of. */
  undo: (() => void) | undefined;
}

interface Timed {
  handle: ReturnType<typeof setTimeout> | undefined;
  startedAt: number;
  /** Milliseconds still to show, counted from `startedAt`. */
  left: number;
}

/** How long an undo stays on offer, in milliseconds. */
export const TOAST_MS = 10_000;

/** Newer messages push out older ones beyond this many, so that they never cover the work. */
const MOST = 3;

/** The toasts of one page. Make one, show it with ToastRegion, and hand it to whoever has news. */
export class Toasts {
  shown = $state.raw<readonly Toast[]>([]);
  #timers = new Map<number, Timed>();
  #held = false;
  #nextId = 1;

  /** Shows `text` for `ms` milliseconds; returns its id. */
  show(text: string, options: { undo?: (() => void) | undefined; ms?: number } = {}): number {
    const id = this.#nextId++;
    this.shown = [...this.shown, { id, text, undo: options.undo }];
    this.#timers.set(id, { handle: undefined, startedAt: 0, left: options.ms ?? TOAST_MS });
    if (!this.#held) this.#start(id);
    const oldest = this.shown.length > MOST ? this.shown[0] : undefined;
    if (oldest) this.dismiss(oldest.id);
    return id;
  }

  /** Takes a toast away and forgets its undo. */
  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id)?.handle);
    this.#timers.delete(id);
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  /** Undoes what the toast tells of, once, and takes it away. */
  undo(id: number): void {
    const toast = this.shown.find((each) => each.id === id);
    this.dismiss(id);
    toast?.undo?.();
  }

  /** Stops the time of every toast while somebody reads or reaches for one. */
  hold(): void {
    if (this.#held) return;
    this.#held = true;
    for (const timed of this.#timers.values()) {
      clearTimeout(timed.handle);
      timed.left -= performance.now() - timed.startedAt;
    }
  }

  /** Lets the time run on from where it was held. */
  release(): void {
    if (!this.#held) return;
    this.#held = false;
    for (const id of this.#timers.keys()) this.#start(id);
  }

  /** Forgets everything; for the end of a page. */
  clear(): void {
    for (const toast of this.shown) this.dismiss(toast.id);
    this.#held = false;
  }

  #start(id: number): void {
    const timed = this.#timers.get(id);
    if (!timed) return;
    timed.startedAt = performance.now();
    timed.handle = setTimeout(() => this.dismiss(id), Math.max(0, timed.left));
  }
}
