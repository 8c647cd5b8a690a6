/** Draws from a seeded source, for a simulation or a fuzz whose values depend on where things stand. */
import { randomBelow } from '#lib/methods/random.ts';
import type { View } from '#lib/workshop/define.ts';
import type { RecordType } from '#lib/workshop/model/models.ts';

export class Random {
  readonly #random: () => number;

  /** @param random numbers in [0, 1), such as of `seededRandom` */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** A number in [0, 1). */
  next(): number {
    return this.#random();
  }

  /** A whole number from 0 and below the limit. */
  below(limit: number): number {
    return randomBelow(limit, this.#random);
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  /** One of the items. Throws when there are none. */
  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item {
    const drawn = items[this.below(items.length)];
    if (drawn === undefined) throw new Error('nothing to draw from');
    return drawn;
  }

  /** Some of the items in their order, on average `expected` of them. */
  sample<Item>(items: readonly Item[], expected: number): Item[] {
    return items.filter(() => this.chance(expected / Math.max(expected, items.length)));
  }

  /** The id of a record that is there; one in twenty belongs to nothing. */
  id(view: View, type: RecordType): string {
    const ids = view.list(type).map(({ id }) => id);
    return ids.length === 0 || this.chance(0.05) ? `${type}:unknown` : this.pick(ids);
  }

  nullable<Value>(make: () => Value): Value | null {
    return this.chance(0.3) ? null : make();
  }

  /** An id for something new; now and then one that is taken. */
  newId(type: RecordType): string {
    return `${type}:x${this.below(200)}`;
  }

  text(): string {
    return `Text ${this.below(1_000)}`;
  }

  /** A day of the calendar, `YYYY-MM-DD`. */
  day(): string {
    return `2026-0${1 + this.below(9)}-1${this.below(10)}`;
  }
}
