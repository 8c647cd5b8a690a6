/** Changes laid over a store: read through, kept apart, then applied as a whole or dropped. */
import { sameValue, typeOf, type OfType, type RecordBase } from './record.ts';
import type { ReadStore, WriteStore } from './store.ts';

/** What a transaction did: for each id the new record, or null where it was removed. */
export type Changes<R extends RecordBase> = ReadonlyMap<string, R | null>;

export class Transaction<R extends RecordBase> implements WriteStore<R> {
  readonly #under: ReadStore<R>;
  readonly #changes = new Map<string, R | null>();

  constructor(under: ReadStore<R>) {
    this.#under = under;
  }

  get changes(): Changes<R> {
    return this.#changes;
  }

  get<T extends R['type']>(type: T, id: string): OfType<R, T> | undefined {
    const changed = this.#changes.get(id);
    if (changed === undefined) return this.#under.get(type, id);
    return changed === null || changed.type !== type ? undefined : (changed as OfType<R, T>);
  }

  list<T extends R['type']>(type: T): readonly OfType<R, T>[] {
    const under = this.#under.list(type);
    const own = [...this.#changes].filter(([id]) => typeOf(id) === type);
    if (own.length === 0) return under;
    const merged = new Map<string, OfType<R, T>>(under.map((record) => [record.id, record]));
    for (const [id, record] of own) {
      if (record === null) merged.delete(id);
      else merged.set(id, record as OfType<R, T>);
    }
    return [...merged.values()];
  }

  put(record: R): void {
    if (typeOf(record.id) !== record.type) {
      throw new Error(`the id of a ${record.type} must begin with its type`);
    }
    // A change that changes nothing is not one: retries stay silent on every screen.
    if (sameValue(this.get(record.type, record.id), record)) return;
    this.#changes.set(record.id, Object.freeze(record));
  }

  remove(id: string): void {
    if (this.get(typeOf(id), id)) this.#changes.set(id, null);
  }

  applyTo(target: WriteStore<R>): void {
    for (const [id, record] of this.#changes) {
      if (record === null) target.remove(id);
      else target.put(record);
    }
  }
}
