/**
 * Keeps the objects that are made anew with each change of the room, as long as they say the same.
 * Svelte draws what is another object: without it a move of one note draws all of them.
 */
import { sameValue } from '../sync/record.ts';

export class Kept<T extends object> {
  readonly #objects = new Map<string, T>();

  /** The object that was kept under this key where it says the same; else this one, kept from now on. */
  keep(key: string, object: T): T {
    const before = this.#objects.get(key);
    if (before && sameValue(before, object)) return before;
    this.#objects.set(key, object);
    return object;
  }
}
