/** The state of every audience that a replica belongs to, and the one view that they make up. */
import { Checksum, splitHashes } from '../protocol/checksum.ts';
import type { Digest, AudienceUpdate } from '../protocol/protocol.ts';
import { type Audience, type RecordBase, typeOf } from '../record.ts';
import { RecordStore } from '../store.ts';

interface AudienceState<R extends RecordBase> {
  clock: number;
  readonly records: Map<string, R>;
  readonly checksum: Checksum<R>;
}

export class AudienceStates<R extends RecordBase> {
  /** For every id the record of the highest-ranking audience that has it. */
  readonly merged = new RecordStore<R>();
  readonly #rank: (audience: Audience) => number;
  readonly #states = new Map<Audience, AudienceState<R>>();

  constructor(rank: (audience: Audience) => number) {
    this.#rank = rank;
  }

  /** The clock of every audience: what a reconnecting replica has. */
  get clocks(): Record<Audience, number> {
    return Object.fromEntries(
      [...this.#states].map(([audience, state]) => [audience, state.clock]),
    );
  }

  /**
   * The concatenated record hashes of every audience. An audience whose hashes do not fit is left
   * out: it gets a full snapshot.
   *
   * @param maxCharacters of all of them together
   */
  hashes(maxCharacters: number): Record<Audience, string> {
    const hashes: Record<Audience, string> = {};
    let left = maxCharacters;
    for (const [audience, { checksum }] of this.#states) {
      // Sorted: pages that hold the same send the same, and the room computes one snapshot for them.
      const text = [...checksum.hashes.keys()].sort().join('');
      if (text.length > left) continue;
      left -= text.length;
      hashes[audience] = text;
    }
    return hashes;
  }

  /**
   * Applies a snapshot or a delta.
   *
   * @returns the ids that it touched; null when an earlier update is missing
   */
  apply(update: AudienceUpdate<R>): Set<string> | null {
    const state = this.#states.get(update.audience);
    const touched = new Set<string>();
    if (update.since === null && update.staleHashes === undefined) {
      for (const id of state?.records.keys() ?? []) touched.add(id);
      const records = new Map<string, R>(update.put.map((record) => [record.id, record]));
      const checksum = new Checksum<R>(records.keys(), (id) => records.get(id));
      this.#states.set(update.audience, { clock: update.clock, records, checksum });
    } else {
      if (!state) return null;
      if (update.since !== null) {
        if (update.since > state.clock) return null;
        // Overtaken by a later welcome, which had it already.
        if (update.clock <= state.clock) return touched;
      }
      const stale = [...splitHashes(update.staleHashes ?? '')].flatMap(
        (hash) => state.checksum.hashes.get(hash) ?? [],
      );
      for (const id of [...update.remove, ...stale]) {
        state.records.delete(id);
        state.checksum.changed(id);
        touched.add(id);
      }
      for (const record of update.put) {
        state.records.set(record.id, record);
        state.checksum.changed(record.id);
      }
      state.clock = update.clock;
    }
    for (const record of update.put) touched.add(record.id);
    this.#merge(touched);
    return touched;
  }

  /**
   * The audiences whose digest is not the room's. Null when an update is missing, so that they
   * cannot be compared.
   *
   * @param digests of the room, in the order of the audiences' names
   */
  mismatched(digests: readonly Digest[]): readonly Audience[] | null {
    const { clocks } = this;
    const audiences = Object.keys(clocks).sort();
    if (audiences.length !== digests.length) return null;
    if (audiences.some((audience, at) => clocks[audience] !== digests[at]?.[0])) return null;
    return audiences.filter(
      (audience, at) => this.#states.get(audience)?.checksum.sum !== digests[at]?.[1],
    );
  }

  /** Drops every audience but these; returns the ids that it touched. */
  keepOnly(audiences: ReadonlySet<Audience>): Set<string> {
    return this.#remove([...this.#states.keys()].filter((audience) => !audiences.has(audience)));
  }

  /** Drops these audiences; returns the ids that it touched. */
  drop(audiences: readonly Audience[]): Set<string> {
    return this.#remove(audiences);
  }

  #remove(audiences: readonly Audience[]): Set<string> {
    const touched = new Set<string>();
    for (const audience of audiences) {
      for (const id of this.#states.get(audience)?.records.keys() ?? []) touched.add(id);
      this.#states.delete(audience);
    }
    this.#merge(touched);
    return touched;
  }

  #merge(ids: Iterable<string>): void {
    const ranked = [...this.#states].sort(([a], [b]) => this.#rank(b) - this.#rank(a));
    for (const id of ids) {
      const winner = ranked.find(([, state]) => state.records.has(id))?.[1].records.get(id);
      if (winner === undefined) this.merged.remove(id);
      else if (this.merged.get(typeOf(id), id) !== winner) this.merged.put(winner);
    }
  }
}
