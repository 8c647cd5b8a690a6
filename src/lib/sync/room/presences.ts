/** Who is connected, by any number of pages, and when those who come and go are published. */
import type { RecordBase } from '../record.ts';

/**
 * Milliseconds for which changes are gathered after the first one. The delay doubles while there are
 * more, since each time all pages are sent to.
 */
const GATHER_MS = { first: 250, max: 2_000 };

/** The id of a presence and its record, or null where it has gone. */
export type PresenceChange<R> = readonly [string, R | null];

export class Presences<R extends RecordBase> {
  readonly #pages = new Map<string, number>();
  /** Changes to be published with the next ones: many pages may reconnect at once. */
  readonly #pending = new Map<string, R | null>();
  readonly #delay: (ms: number) => Promise<void>;
  readonly #publish: (changes: readonly PresenceChange<R>[]) => void;
  #publishing: Promise<void> | null = null;

  /**
   * @param delay resolves after so many milliseconds
   * @param publish takes who has come and who has gone since the last time
   */
  constructor(
    delay: (ms: number) => Promise<void>,
    publish: (changes: readonly PresenceChange<R>[]) => void,
  ) {
    this.#delay = delay;
    this.#publish = publish;
  }

  /** Resolves when all changes are published; null when they are. */
  get publishing(): Promise<void> | null {
    return this.#publishing;
  }

  /** A page of somebody has come, or one has gone. */
  change(record: R, pages: 1 | -1): void {
    const count = (this.#pages.get(record.id) ?? 0) + pages;
    if (count > 0) this.#pages.set(record.id, count);
    else this.#pages.delete(record.id);
    this.#pending.set(record.id, count > 0 ? record : null);
    this.#publishing ??= this.#publishAll();
  }

  /** The first at once, those that follow together: everybody's counts are computed anew each time. */
  async #publishAll(): Promise<void> {
    for (let delay = GATHER_MS.first; this.#pending.size > 0; delay *= 2) {
      const changes = [...this.#pending];
      this.#pending.clear();
      this.#publish(changes);
      await this.#delay(Math.min(delay, GATHER_MS.max));
    }
    this.#publishing = null;
  }
}
