/** Records in memory, by type and id. */
import { typeOf, type OfType, type RecordBase } from './record.ts';

export interface ReadStore<R extends RecordBase> {
  get<T extends R['type']>(type: T, id: string): OfType<R, T> | undefined;
  /** All records of a type, in the order in which they were added. Do not change the array. */
  list<T extends R['type']>(type: T): readonly OfType<R, T>[];
}

export interface WriteStore<R extends RecordBase> extends ReadStore<R> {
  put(record: R): void;
  remove(id: string): void;
}

export class RecordStore<R extends RecordBase> implements WriteStore<R> {
  readonly #byType = new Map<string, Map<string, R>>();
  // Lists are read often and writes come in batches: each list is built once between writes.
  readonly #lists = new Map<string, readonly R[]>();

  constructor(records: Iterable<R> = []) {
    for (const record of records) this.put(record);
  }

  get<T extends R['type']>(type: T, id: string): OfType<R, T> | undefined {
    return this.#byType.get(type)?.get(id) as OfType<R, T> | undefined;
  }

  list<T extends R['type']>(type: T): readonly OfType<R, T>[] {
    let list = this.#lists.get(type);
    if (!list) {
      list = [...(this.#byType.get(type)?.values() ?? [])];
      this.#lists.set(type, list);
    }
    return list as readonly OfType<R, T>[];
  }

  put(record: R): void {
    let records = this.#byType.get(record.type);
    if (!records) {
      records = new Map<string, R>();
      this.#byType.set(record.type, records);
    }
    records.set(record.id, record);
    this.#lists.delete(record.type);
  }

  remove(id: string): void {
    const type = typeOf(id);
    if (this.#byType.get(type)?.delete(id)) this.#lists.delete(type);
  }

  /** Every record, for storing, comparing and tests. */
  *all(): IterableIterator<R> {
    for (const records of this.#byType.values()) yield* records.values();
  }
}

/** A store that tracks what was read, so that what was computed from it can be computed again. */
export class ReadTracker<R extends RecordBase> implements ReadStore<R> {
  readonly ids = new Set<string>();
  readonly types = new Set<string>();
  readonly #store: ReadStore<R>;

  constructor(store: ReadStore<R>) {
    this.#store = store;
  }

  get<T extends R['type']>(type: T, id: string): OfType<R, T> | undefined {
    this.ids.add(id);
    return this.#store.get(type, id);
  }

  list<T extends R['type']>(type: T): readonly OfType<R, T>[] {
    this.types.add(type);
    return this.#store.list(type);
  }
}
