/** The audiences' copies that a replica holds, and the one view that they make together. */
import { Checksum, marksIn } from './checksum.ts';
import type { Audience } from './domain.ts';
import type { Held, Layer } from './protocol.ts';
import { typeOf, type RecordBase } from './record.ts';
import { RecordStore } from './store.ts';

interface Copy<R extends RecordBase> {
  clock: number;
  readonly records: Map<string, R>;
  readonly checksum: Checksum<R>;
}

export class Layers<R extends RecordBase> {
  /** For every id the copy of the audience that ranks highest. */
  readonly merged = new RecordStore<R>();
  readonly #rank: (audience: Audience) => number;
  readonly #held = new Map<Audience, Copy<R>>();

  constructor(rank: (audience: Audience) => number) {
    this.#rank = rank;
  }

  /** Where each audience stands: what a reconnecting replica tells the room. */
  get clocks(): Record<Audience, number> {
    return Object.fromEntries([...this.#held].map(([audience, held]) => [audience, held.clock]));
  }

  /** The marks of all that is held, by audience, as far as there is room for so many characters. */
  marks(room: number): Record<Audience, string> {
    const marks: Record<Audience, string> = {};
    let left = room;
    for (const [audience, { checksum }] of this.#held) {
      // In order: whoever holds the same says the same, and the room need not look twice.
      const text = [...checksum.marks.keys()].sort().join('');
      if (text.length > left) continue;
      left -= text.length;
      marks[audience] = text;
    }
    return marks;
  }

  /** Takes a layer in and returns the ids it touched, or null when something before it is missing. */
  apply(layer: Layer<R>): Set<string> | null {
    const held = this.#held.get(layer.audience);
    const touched = new Set<string>();
    if (layer.since === null && layer.stale === undefined) {
      for (const id of held?.records.keys() ?? []) touched.add(id);
      const records = new Map<string, R>(layer.put.map((record) => [record.id, record]));
      const checksum = new Checksum<R>(records.keys(), (id) => records.get(id));
      this.#held.set(layer.audience, { clock: layer.clock, records, checksum });
    } else {
      if (!held) return null;
      if (layer.since !== null) {
        if (layer.since > held.clock) return null;
        // Overtaken by a later welcome: what it says is known already.
        if (layer.clock <= held.clock) return touched;
      }
      const stale = [...marksIn(layer.stale ?? '')].flatMap(
        (mark) => held.checksum.marks.get(mark) ?? [],
      );
      for (const id of [...layer.remove, ...stale]) {
        held.records.delete(id);
        held.checksum.changed(id);
        touched.add(id);
      }
      for (const record of layer.put) {
        held.records.set(record.id, record);
        held.checksum.changed(record.id);
      }
      held.clock = layer.clock;
    }
    for (const record of layer.put) touched.add(record.id);
    this.#merge(touched);
    return touched;
  }

  /**
   * Compares with what the room says it has told. Null when something has not come, so that they
   * cannot be compared; otherwise the audiences that hold something else than they should.
   */
  differing(told: readonly Held[]): readonly Audience[] | null {
    const { clocks } = this;
    const audiences = Object.keys(clocks).sort();
    if (audiences.length !== told.length) return null;
    if (audiences.some((audience, at) => clocks[audience] !== told[at]?.[0])) return null;
    return audiences.filter((one, at) => this.#held.get(one)?.checksum.sum !== told[at]?.[1]);
  }

  /** Forgets every audience but these. */
  keepOnly(audiences: ReadonlySet<Audience>): Set<string> {
    return this.#forget([...this.#held.keys()].filter((audience) => !audiences.has(audience)));
  }

  drop(audiences: readonly Audience[]): Set<string> {
    return this.#forget(audiences);
  }

  #forget(audiences: readonly Audience[]): Set<string> {
    const touched = new Set<string>();
    for (const audience of audiences) {
      for (const id of this.#held.get(audience)?.records.keys() ?? []) touched.add(id);
      this.#held.delete(audience);
    }
    this.#merge(touched);
    return touched;
  }

  #merge(ids: Iterable<string>): void {
    const ranked = [...this.#held].sort(([a], [b]) => this.#rank(b) - this.#rank(a));
    for (const id of ids) {
      const winner = ranked.find(([, held]) => held.records.has(id))?.[1].records.get(id);
      if (winner === undefined) this.merged.remove(id);
      else if (this.merged.get(typeOf(id), id) !== winner) this.merged.put(winner);
    }
  }
}
