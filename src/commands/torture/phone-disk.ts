/** A phone's own storage, shared by its tabs: slow, sometimes full, and it outlives every tab. */
import type { OutboxEntry, OutboxStorage } from '#lib/sync/outbox.ts';
import type { Dice } from './acts.ts';
import { DiskFault } from './room-disk.ts';
import type { Life, Scheduler } from './scheduler.ts';

export class PhoneDisk {
  readonly entries = new Map<string, OutboxEntry>();
  /** What a page was told is kept. */
  readonly promised = new Set<string>();
  /** What its writer has seen and let go. */
  readonly dismissed = new Set<string>();
  full = false;
  slow = false;
  /** The pages that speak for what is kept here, by client. */
  readonly #claims = new Map<string, Life>();
  /** Writes are done in the order in which they were asked for. */
  #busyUntil = 0;
  readonly #scheduler: Scheduler;
  readonly #dice: Dice;
  readonly #locks: boolean;

  /** @param locks whether its tabs can tell whether another one is still there, as under HTTPS */
  constructor(scheduler: Scheduler, dice: Dice, locks: boolean) {
    this.#scheduler = scheduler;
    this.#dice = dice;
    this.#locks = locks;
  }

  /** Lets a tab speak for itself; gives it the way to take over what others left. */
  claims(client: string, life: Life): ((client: string) => Promise<boolean>) | undefined {
    if (!this.#locks) return undefined;
    this.#claims.set(client, life);
    return (other) => {
      const free = this.#claims.get(other)?.alive !== true;
      if (free) this.#claims.set(other, life);
      return Promise.resolve(free);
    };
  }

  /** The disk as one tab reaches it, for as long as the tab lives. */
  tab(life: Life): OutboxStorage {
    return {
      load: () => this.#later(life, () => structuredClone([...this.entries.values()])),
      put: (entry) =>
        this.#later(life, () => {
          if (this.full) throw new DiskFault('phone full');
          this.entries.set(keyOf(entry.client, entry.n), structuredClone(entry));
        }),
      remove: (client, n) => this.#later(life, () => void this.entries.delete(keyOf(client, n))),
    };
  }

  /** Does something when the disk gets to it. A tab that has been closed meanwhile is not told. */
  #later<Value>(life: Life, run: () => Value): Promise<Value> {
    const wait = this.slow ? this.#dice.below(1_500) : this.#dice.below(8);
    this.#busyUntil = Math.max(this.#busyUntil, this.#scheduler.now + wait);
    return new Promise((resolve, reject) => {
      this.#scheduler.at(this.#busyUntil, () => {
        // Of what a closed tab had asked for some is done and some is not.
        if (!life.alive && this.#dice.chance(0.5)) return;
        try {
          const value = run();
          if (life.alive) resolve(value);
        } catch (fault) {
          if (life.alive) reject(fault instanceof Error ? fault : new Error(String(fault)));
        }
      });
    });
  }
}

export function keyOf(client: string, n: number): string {
  return `${client}/${n}`;
}
