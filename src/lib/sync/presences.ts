/** Who is connected, by any number of pages, and how those who come and go are told. */
import type { RecordBase } from './record.ts';

/**
 * Milliseconds for which those who come and go are told together, after the first of them: longer
 * each time while there are more, since each time everybody is told.
 */
const GATHER = { first: 250, most: 2_000 };

/** A record by its id, or null where it has gone. */
export type Change<R> = readonly [string, R | null];

export class Presences<R extends RecordBase> {
  readonly #pages = new Map<string, number>();
  /** Who has come or gone and is told of with the next: a hall that comes back comes at once. */
  readonly #gathered = new Map<string, R | null>();
  readonly #pause: (ms: number) => Promise<void>;
  readonly #tell: (changes: readonly Change<R>[]) => void;
  #telling: Promise<void> | null = null;

  /**
   * @param pause resolves after so many milliseconds
   * @param tell takes who has come and who has gone since the last time
   */
  constructor(pause: (ms: number) => Promise<void>, tell: (changes: readonly Change<R>[]) => void) {
    this.#pause = pause;
    this.#tell = tell;
  }

  /** Resolves when all who have come or gone are told of; null when they are. */
  get telling(): Promise<void> | null {
    return this.#telling;
  }

  /** A page of somebody has come, or one has gone. */
  change(record: R, pages: 1 | -1): void {
    const count = (this.#pages.get(record.id) ?? 0) + pages;
    if (count > 0) this.#pages.set(record.id, count);
    else this.#pages.delete(record.id);
    this.#gathered.set(record.id, count > 0 ? record : null);
    this.#telling ??= this.#tellAll();
  }

  /** The first at once, those that follow together: everybody's counts are worked out anew each time. */
  async #tellAll(): Promise<void> {
    for (let pause = GATHER.first; this.#gathered.size > 0; pause *= 2) {
      const changes = [...this.#gathered];
      this.#gathered.clear();
      this.#tell(changes);
      await this.#pause(Math.min(pause, GATHER.most));
    }
    this.#telling = null;
  }
}
