/**
 * Keeps things where they are: whatever is first seen together stands by id, whatever comes later
 * stands after it. A board sorted by id alone would push a new note in under the finger; the
 * order of the records themselves would tell when somebody wrote.
 */
export class ArrivalOrder {
  readonly #places = new Map<string, number>();

  /** The same things in their lasting order. */
  sorted<Thing extends { readonly id: string }>(things: readonly Thing[]): Thing[] {
    const fresh = things.filter(({ id }) => !this.#places.has(id)).map(({ id }) => id);
    for (const id of fresh.toSorted()) this.#places.set(id, this.#places.size);
    return things.toSorted((a, b) => this.#placeOf(a.id) - this.#placeOf(b.id));
  }

  #placeOf(id: string): number {
    return this.#places.get(id) ?? Infinity;
  }
}
