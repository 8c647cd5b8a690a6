/** Changes on top of a store: visible to its reader, then applied as a whole or dropped. */
import { sameValue, typeOf, type OfType, type RecordBase } from './record.ts';
import type { ReadStore, WriteStore } from './store.ts';

/** The changes of a transaction: for each id the new record, or null where it was removed. */
export type Changes<R extends RecordBase> = ReadonlyMap<string, R | null>;

/** A write: what stood there before, and what stands there now. */
type Write<R> = readonly [before: R | undefined, after: R | null];

/** What a transaction has changed of one type, and the list that it has given of it. */
interface TypeChanges<R extends RecordBase> {
  /** The list below, as it was when `listed` was made; null: no list has been asked for. */
  base: readonly R[] | null;
  listed: readonly R[];
  /** Since `listed` was made. */
  writes: Write<R>[];
  /** A removed record has come back: it takes its old place, which only the list below knows. */
  returned: boolean;
}

/** So many replaced records are searched for one by one; for more, one pass over the list is cheaper. */
const FEW = 8;

export class Transaction<R extends RecordBase> implements WriteStore<R> {
  readonly #under: ReadStore<R>;
  readonly #changes = new Map<string, R | null>();
  readonly #byType = new Map<string, TypeChanges<R>>();

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

  /**
   * Every mutation of a burst lists the notes: a list costs what was written since the last one, and
   * a copy of its pointers, never a look at every record.
   */
  list<T extends R['type']>(type: T): readonly OfType<R, T>[] {
    const under = this.#under.list(type);
    const own = this.#byType.get(type);
    if (!own) return under;
    if (own.base === under && own.writes.length === 0) return own.listed as OfType<R, T>[];
    const known = own.base === null ? under : own.listed;
    const isKnown = !own.returned && (own.base === null || own.base === under);
    const listed = (isKnown ? withWrites(known, own.writes) : null) ?? this.#merged(type, under);
    this.#byType.set(type, { ...own, base: under, listed, writes: [] });
    return listed as readonly OfType<R, T>[];
  }

  put(record: R): void {
    if (typeOf(record.id) !== record.type) {
      throw new Error(`the id of a ${record.type} must begin with its type`);
    }
    const before = this.get<R['type']>(record.type, record.id);
    // Equal to what is there: not a change, and nothing to be sent.
    if (sameValue(before, record)) return;
    const own = this.#changesOf(record.type);
    if (this.#changes.get(record.id) === null) own.returned = true;
    own.writes.push([before, record]);
    this.#changes.set(record.id, Object.freeze(record));
  }

  remove(id: string): void {
    const type = typeOf(id);
    const before = this.get(type, id);
    if (!before) return;
    this.#changesOf(type).writes.push([before, null]);
    this.#changes.set(id, null);
  }

  applyTo(target: WriteStore<R>): void {
    for (const [id, record] of this.#changes) {
      if (record === null) target.remove(id);
      else target.put(record);
    }
  }

  #changesOf(type: string): TypeChanges<R> {
    let own = this.#byType.get(type);
    if (!own)
      this.#byType.set(type, (own = { base: null, listed: [], writes: [], returned: false }));
    return own;
  }

  /** Made anew from all changes. */
  #merged(type: string, under: readonly R[]): readonly R[] {
    const merged = new Map<string, R>(under.map((record) => [record.id, record]));
    for (const [id, record] of this.#changes) {
      if (typeOf(id) !== type) continue;
      if (record === null) merged.delete(id);
      else merged.set(id, record);
    }
    return [...merged.values()];
  }
}

/** The list with these writes in it; null when what they replace is not in it. */
function withWrites<R>(list: readonly R[], writes: readonly Write<R>[]): readonly R[] | null {
  // A copy: whoever was given the list before may be in the midst of it.
  const records = [...list];
  const places = writes.length > FEW ? new Map(records.map((record, at) => [record, at])) : null;
  const removed = new Set<R>();
  for (const [before, after] of writes) {
    let place = records.length;
    if (before !== undefined) place = places ? (places.get(before) ?? -1) : records.indexOf(before);
    if (place === -1) return null;
    if (after === null) {
      if (before !== undefined) removed.add(before);
      continue;
    }
    records[place] = after;
    places?.set(after, place);
  }
  return removed.size === 0 ? records : records.filter((record) => !removed.has(record));
}
