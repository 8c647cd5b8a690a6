/**
 * Who sees what, kept up to date: for every audience the redacted records it may see, each with
 * the clock at which it last changed, so that a delta is a filter and a snapshot a copy.
 */
import { Checksum, marksIn } from './checksum.ts';
import type { Audience, Exposure } from './domain.ts';
import type { Held, Layer } from './protocol.ts';
import { sameValue, type RecordBase, type Visible } from './record.ts';
import { ReadTracker, type ReadStore } from './store.ts';
import type { Changes } from './transaction.ts';

/** Removals that are remembered per audience for deltas; past it a phone gets a snapshot. */
const TOMBSTONES = 2_000;

interface Entry<R extends RecordBase> {
  readonly record: Visible<R>;
  readonly clock: number;
}

interface AudienceState<R extends RecordBase> {
  clock: number;
  /** Deltas from before this clock cannot be told any more. */
  floor: number;
  readonly entries: Map<string, Entry<R>>;
  readonly removed: Map<string, number>;
  /** All of it in the order in which it is told to newcomers, until something changes. */
  whole: readonly Visible<R>[] | null;
  /** What was told last to somebody with these marks, until something changes. */
  told: { readonly marks: string; readonly layer: Layer<R> } | null;
  /** Null until somebody asks: most audiences are never compared. */
  checksum: Checksum<Visible<R>> | null;
}

interface Cell<R extends RecordBase> {
  readonly exposures: readonly Exposure<R>[];
  readonly ids: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

type Expose<R extends RecordBase> = (record: R, store: ReadStore<R>) => readonly Exposure<R>[];

export class Exposures<R extends RecordBase> {
  readonly #expose: Expose<R>;
  readonly #cells = new Map<string, Cell<R>>();
  readonly #readersOfId = new Map<string, Set<string>>();
  readonly #readersOfType = new Map<string, Set<string>>();
  readonly #audiences = new Map<Audience, AudienceState<R>>();
  readonly #start: number;

  constructor(expose: Expose<R>, start: number) {
    this.#expose = expose;
    this.#start = start;
  }

  /** Brings everything up to date with `changes`, already in `store`, and says what to send. */
  update(changes: Changes<R>, store: ReadStore<R>, clock: number): Layer<R>[] {
    const dirty = new Map<string, R | null>(changes);
    const types = new Set<string>();
    for (const [id, record] of changes) {
      types.add(record?.type ?? id.slice(0, id.indexOf(':')));
      this.#gather(this.#readersOfId.get(id), store, dirty);
    }
    for (const type of types) this.#gather(this.#readersOfType.get(type), store, dirty);

    const patches = new Map<Audience, { put: Map<string, Visible<R>>; remove: Set<string> }>();
    for (const [id, record] of dirty) this.#refresh(id, record, store, patches);
    return [...patches].flatMap(([audience, patch]) => this.#advance(audience, patch, clock));
  }

  /**
   * Everything an audience sees, or what changed since a clock of this room. Where that is not
   * known, what is other than the records with these marks.
   */
  layer(audience: Audience, since: number | null, marks = ''): Layer<R> {
    const state = this.#audiences.get(audience);
    if (!state) return { audience, since: null, clock: this.#start, put: [], remove: [] };
    if (since === null || since < state.floor || since > state.clock) {
      // Worked out once for a whole hall that comes back at once.
      if (state.told?.marks !== marks) {
        state.told = { marks, layer: otherThan(marksIn(marks), audience, state) };
      }
      return state.told.layer;
    }
    return {
      audience,
      since,
      clock: state.clock,
      put: [...state.entries.values()]
        .filter((entry) => entry.clock > since)
        .map((entry) => entry.record)
        .toSorted(byId),
      remove: [...state.removed].filter(([, at]) => at > since).map(([id]) => id),
    };
  }

  /** What somebody holds who was told everything that an audience sees. */
  held(audience: Audience): Held {
    const state = this.#audiences.get(audience);
    if (!state) return [this.#start, 0];
    return [state.clock, checksumOf(state).sum];
  }

  #gather(
    readers: Iterable<string> | undefined,
    store: ReadStore<R>,
    dirty: Map<string, R | null>,
  ) {
    for (const id of readers ?? []) {
      if (dirty.has(id)) continue;
      const type = id.slice(0, id.indexOf(':')) as R['type'];
      dirty.set(id, store.get(type, id) ?? null);
    }
  }

  #refresh(
    id: string,
    record: R | null,
    store: ReadStore<R>,
    patches: Map<Audience, { put: Map<string, Visible<R>>; remove: Set<string> }>,
  ): void {
    const before = this.#cells.get(id);
    const tracker = new ReadTracker(store);
    const exposures = record ? this.#expose(record, tracker) : [];
    const after = { exposures, ids: tracker.ids, types: tracker.types };
    this.#index(id, before, -1);
    if (record) {
      this.#cells.set(id, after);
      this.#index(id, after, 1);
    } else {
      this.#cells.delete(id);
    }
    const patchOf = (audience: Audience) => {
      let patch = patches.get(audience);
      if (!patch) patches.set(audience, (patch = { put: new Map(), remove: new Set() }));
      return patch;
    };
    // A derived record has an id of its own: compare per audience and exposed id.
    const now = new Set(exposures.map(([audience, seen]) => `${audience}\n${seen.id}`));
    for (const [audience, seen] of before?.exposures ?? []) {
      if (!now.has(`${audience}\n${seen.id}`)) patchOf(audience).remove.add(seen.id);
    }
    for (const [audience, seen] of exposures) {
      const shown = this.#audiences.get(audience)?.entries.get(seen.id)?.record;
      if (!shown || !sameValue(shown, seen)) patchOf(audience).put.set(seen.id, seen);
    }
  }

  #index(id: string, cell: Cell<R> | undefined, sign: 1 | -1): void {
    if (!cell) return;
    const change = (index: Map<string, Set<string>>, key: string) => {
      if (sign === -1) {
        index.get(key)?.delete(id);
        return;
      }
      let readers = index.get(key);
      if (!readers) index.set(key, (readers = new Set()));
      readers.add(id);
    };
    for (const read of cell.ids) if (read !== id) change(this.#readersOfId, read);
    for (const type of cell.types) change(this.#readersOfType, type);
  }

  #advance(
    audience: Audience,
    patch: { put: Map<string, Visible<R>>; remove: Set<string> },
    clock: number,
  ): Layer<R>[] {
    let state = this.#audiences.get(audience);
    if (!state) {
      const [clock, floor] = [this.#start, this.#start];
      state = {
        ...{ clock, floor, whole: null, told: null, checksum: null },
        ...{ entries: new Map<string, Entry<R>>(), removed: new Map<string, number>() },
      };
      this.#audiences.set(audience, state);
    }
    const remove = [...patch.remove].filter((id) => !patch.put.has(id) && state.entries.has(id));
    if (patch.put.size === 0 && remove.length === 0) return [];
    state.whole = state.told = null;
    for (const [id, record] of patch.put) {
      state.entries.set(id, { record, clock });
      state.removed.delete(id);
      state.checksum?.changed(id);
    }
    for (const id of remove) {
      state.entries.delete(id);
      state.removed.set(id, clock);
      state.checksum?.changed(id);
    }
    if (state.removed.size > TOMBSTONES) {
      state.removed.clear();
      state.floor = clock;
    }
    const since = state.clock;
    state.clock = clock;
    return [{ audience, since, clock, put: [...patch.put.values()].toSorted(byId), remove }];
  }
}

function checksumOf<R extends RecordBase>(state: AudienceState<R>): Checksum<Visible<R>> {
  const { entries } = state;
  state.checksum ??= new Checksum(entries.keys(), (id) => entries.get(id)?.record);
  return state.checksum;
}

/** All of it but what is held already; all where that is nothing. */
function otherThan<R extends RecordBase>(
  held: ReadonlySet<string>,
  audience: Audience,
  state: AudienceState<R>,
): Layer<R> {
  state.whole ??= [...state.entries.values()].map(({ record }) => record).toSorted(byId);
  const all = { audience, since: null, clock: state.clock, put: state.whole, remove: [] };
  if (held.size === 0) return all;
  const { marks } = checksumOf(state);
  const stale = [...held].filter((mark) => !marks.has(mark));
  if (stale.length === held.size) return all;
  const put: Visible<R>[] = [];
  for (const [mark, id] of marks) {
    const record = held.has(mark) ? undefined : state.entries.get(id)?.record;
    if (record) put.push(record);
  }
  return { ...all, put: put.sort(byId), stale: stale.join('') };
}

/** In no order of time: which note is the first would tell who was seen to write first. */
function byId(a: RecordBase, b: RecordBase): number {
  return a.id < b.id ? -1 : 1;
}
