/** The storage of a phone, shared by its tabs: sometimes slow or full; it outlives every tab. */
import type { OutboxEntry, OutboxStorage } from '#lib/sync/replica/outbox.ts';
import type { Random } from '../operations/random.ts';
import { DiskFault } from './room-disk.ts';
import type { Lifetime, Scheduler } from './scheduler.ts';

export class PhoneDisk {
  readonly entries = new Map<string, OutboxEntry>();
  /** Keys of the entries that a page was told are stored. */
  readonly acknowledged = new Set<string>();
  /** Keys of the refusals that were dismissed. */
  readonly dismissed = new Set<string>();
  full = false;
  slow = false;
  /** The lifetimes of the pages that have claimed the entries of a client, by client. */
  readonly #claims = new Map<string, Lifetime>();
  /** When the last write is done: writes are done in order. */
  #busyUntil = 0;
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #locks: boolean;

  /** @param locks whether tabs can tell if another one is still open, as under HTTPS */
  constructor(scheduler: Scheduler, random: Random, locks: boolean) {
    this.#scheduler = scheduler;
    this.#random = random;
    this.#locks = locks;
  }

  /** Claims the entries of a tab for it; returns how it claims those of a closed tab. */
  claims(client: string, lifetime: Lifetime): ((client: string) => Promise<boolean>) | undefined {
    if (!this.#locks) return undefined;
    this.#claims.set(client, lifetime);
    return (other) => {
      const free = this.#claims.get(other)?.alive !== true;
      if (free) this.#claims.set(other, lifetime);
      return Promise.resolve(free);
    };
  }

  /** The storage as one tab sees it during its lifetime. */
  tab(lifetime: Lifetime): OutboxStorage {
    return {
      load: () => this.#later(lifetime, () => structuredClone([...this.entries.values()])),
      put: (entry) =>
        this.#later(lifetime, () => {
          if (this.full) throw new DiskFault('phone full');
          this.entries.set(keyOf(entry.client, entry.n), structuredClone(entry));
        }),
      remove: (client, n) =>
        this.#later(lifetime, () => void this.entries.delete(keyOf(client, n))),
    };
  }

  /** Runs after what was asked before. A tab that was closed meanwhile gets no answer. */
  #later<Value>(lifetime: Lifetime, run: () => Value): Promise<Value> {
    const wait = this.slow ? this.#random.below(1_500) : this.#random.below(8);
    this.#busyUntil = Math.max(this.#busyUntil, this.#scheduler.now + wait);
    return new Promise((resolve, reject) => {
      this.#scheduler.at(this.#busyUntil, () => {
        // Of the requests of a closed tab some are done and some are not.
        if (!lifetime.alive && this.#random.chance(0.5)) return;
        try {
          const value = run();
          if (lifetime.alive) resolve(value);
        } catch (fault) {
          if (lifetime.alive) reject(fault instanceof Error ? fault : new Error(String(fault)));
        }
      });
    });
  }
}

export function keyOf(client: string, n: number): string {
  return `${client}/${n}`;
}
