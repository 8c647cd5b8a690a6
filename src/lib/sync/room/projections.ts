/**
 * The projections of a room: for every audience the redacted records that it may see, each with the
 * clock at which it last changed, so that a delta is a filter and a snapshot a copy. Reads of the
 * projection function are tracked; what read a changed record is projected again.
 */
import { Checksum, splitHashes } from '../protocol/checksum.ts';
import type { Projection } from '../domain.ts';
import type { Digest, AudienceUpdate } from '../protocol/protocol.ts';
import { type Audience, type RecordBase, sameValue, typeOf, type Visible } from '../record.ts';
import { ReadTracker, type ReadStore } from '../store.ts';
import type { Changes } from '../transaction.ts';

/** Removals that are kept per audience for deltas; beyond this a page gets a snapshot. */
const TOMBSTONES = 2_000;

interface Entry<R extends RecordBase> {
  readonly record: Visible<R>;
  readonly clock: number;
}

interface AudienceState<R extends RecordBase> {
  clock: number;
  /** The oldest clock from which a delta can still be made. */
  floor: number;
  readonly entries: Map<string, Entry<R>>;
  readonly removed: Map<string, number>;
  /** All records in the order in which they are sent, until something changes. */
  sorted: readonly Visible<R>[] | null;
  /** The snapshot that was made last, and for which record hashes; until something changes. */
  cachedSnapshot: { readonly hashes: string; readonly update: AudienceUpdate<R> } | null;
  /** Null until it is asked for: most audiences are never compared. */
  checksum: Checksum<Visible<R>> | null;
}

/** What a record is projected to, and what was read to find out. */
interface TrackedProjections<R extends RecordBase> {
  readonly projections: readonly Projection<R>[];
  readonly readIds: ReadonlySet<string>;
  readonly readTypes: ReadonlySet<string>;
}

type Project<R extends RecordBase> = (record: R, store: ReadStore<R>) => readonly Projection<R>[];

export class Projections<R extends RecordBase> {
  readonly #project: Project<R>;
  readonly #projected = new Map<string, TrackedProjections<R>>();
  readonly #readersOfId = new Map<string, Set<string>>();
  readonly #readersOfType = new Map<string, Set<string>>();
  readonly #audiences = new Map<Audience, AudienceState<R>>();
  readonly #start: number;

  constructor(project: Project<R>, start: number) {
    this.#project = project;
    this.#start = start;
  }

  /**
   * Brings the projections up to date.
   *
   * @param changes what changed, already applied to `store`
   * @param clock of the commit that changed it
   * @returns for each audience for which something changed, what to send to it
   */
  update(changes: Changes<R>, store: ReadStore<R>, clock: number): AudienceUpdate<R>[] {
    const dirty = new Map<string, R | null>(changes);
    const types = new Set<string>();
    for (const id of changes.keys()) {
      types.add(typeOf(id));
      this.#addReaders(this.#readersOfId.get(id), store, dirty);
    }
    for (const type of types) this.#addReaders(this.#readersOfType.get(type), store, dirty);

    const patches = new Map<Audience, { put: Map<string, Visible<R>>; remove: Set<string> }>();
    for (const [id, record] of dirty) this.#refresh(id, record, store, patches);
    return [...patches].flatMap(([audience, patch]) => this.#advance(audience, patch, clock));
  }

  /**
   * What changed for an audience since a clock of this room, or a snapshot where that is unknown.
   *
   * @param since null: a snapshot is wanted
   * @param hashes record hashes that the page holds, concatenated: a snapshot leaves those records
   *   out and names the hashes that are no longer valid
   */
  updateSince(audience: Audience, since: number | null, hashes = ''): AudienceUpdate<R> {
    const state = this.#audiences.get(audience);
    if (!state) return { audience, since: null, clock: this.#start, put: [], remove: [] };
    if (since === null || since < state.floor || since > state.clock) {
      // Computed once for all pages that reconnect at the same time.
      if (state.cachedSnapshot?.hashes !== hashes) {
        state.cachedSnapshot = {
          hashes,
          update: snapshotBeyond(splitHashes(hashes), audience, state),
        };
      }
      return state.cachedSnapshot.update;
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

  /** The digest of a page that holds everything which this audience may see. */
  digest(audience: Audience): Digest {
    const state = this.#audiences.get(audience);
    if (!state) return [this.#start, 0];
    return [state.clock, checksumOf(state).sum];
  }

  #addReaders(
    readers: Iterable<string> | undefined,
    store: ReadStore<R>,
    dirty: Map<string, R | null>,
  ) {
    for (const id of readers ?? []) {
      if (dirty.has(id)) continue;
      dirty.set(id, store.get(typeOf(id), id) ?? null);
    }
  }

  #refresh(
    id: string,
    record: R | null,
    store: ReadStore<R>,
    patches: Map<Audience, { put: Map<string, Visible<R>>; remove: Set<string> }>,
  ): void {
    const before = this.#projected.get(id);
    const tracker = new ReadTracker(store);
    const projections = record ? this.#project(record, tracker) : [];
    const after = { projections, readIds: tracker.ids, readTypes: tracker.types };
    this.#index(id, before, -1);
    if (record) {
      this.#projected.set(id, after);
      this.#index(id, after, 1);
    } else {
      this.#projected.delete(id);
    }
    const patchOf = (audience: Audience) => {
      let patch = patches.get(audience);
      if (!patch) patches.set(audience, (patch = { put: new Map(), remove: new Set() }));
      return patch;
    };
    // A derived record has an id of its own: compare per audience and projected id.
    const now = new Set(projections.map(([audience, seen]) => `${audience}\n${seen.id}`));
    for (const [audience, seen] of before?.projections ?? []) {
      if (!now.has(`${audience}\n${seen.id}`)) patchOf(audience).remove.add(seen.id);
    }
    for (const [audience, seen] of projections) {
      const shown = this.#audiences.get(audience)?.entries.get(seen.id)?.record;
      if (!shown || !sameValue(shown, seen)) patchOf(audience).put.set(seen.id, seen);
    }
  }

  #index(id: string, tracked: TrackedProjections<R> | undefined, sign: 1 | -1): void {
    if (!tracked) return;
    const change = (index: Map<string, Set<string>>, key: string) => {
      if (sign === -1) {
        index.get(key)?.delete(id);
        return;
      }
      let readers = index.get(key);
      if (!readers) index.set(key, (readers = new Set()));
      readers.add(id);
    };
    for (const read of tracked.readIds) if (read !== id) change(this.#readersOfId, read);
    for (const type of tracked.readTypes) change(this.#readersOfType, type);
  }

  #advance(
    audience: Audience,
    patch: { put: Map<string, Visible<R>>; remove: Set<string> },
    clock: number,
  ): AudienceUpdate<R>[] {
    let state = this.#audiences.get(audience);
    if (!state) {
      const [clock, floor] = [this.#start, this.#start];
      state = {
        ...{ clock, floor, sorted: null, cachedSnapshot: null, checksum: null },
        ...{ entries: new Map<string, Entry<R>>(), removed: new Map<string, number>() },
      };
      this.#audiences.set(audience, state);
    }
    const remove = [...patch.remove].filter((id) => !patch.put.has(id) && state.entries.has(id));
    if (patch.put.size === 0 && remove.length === 0) return [];
    state.sorted = state.cachedSnapshot = null;
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

/** A snapshot without the records whose hashes are heldHashes; a full one where none of them is valid. */
function snapshotBeyond<R extends RecordBase>(
  heldHashes: ReadonlySet<string>,
  audience: Audience,
  state: AudienceState<R>,
): AudienceUpdate<R> {
  state.sorted ??= [...state.entries.values()].map(({ record }) => record).toSorted(byId);
  const all = { audience, since: null, clock: state.clock, put: state.sorted, remove: [] };
  if (heldHashes.size === 0) return all;
  const { hashes } = checksumOf(state);
  const stale = [...heldHashes].filter((hash) => !hashes.has(hash));
  if (stale.length === heldHashes.size) return all;
  const put: Visible<R>[] = [];
  for (const [hash, id] of hashes) {
    const record = heldHashes.has(hash) ? undefined : state.entries.get(id)?.record;
    if (record) put.push(record);
  }
  return { ...all, put: put.sort(byId), staleHashes: stale.join('') };
}

/** Never in the order of time, which would reveal who wrote first to whoever watched them write. */
function byId(a: RecordBase, b: RecordBase): number {
  return a.id < b.id ? -1 : 1;
}
