/** An order-independent checksum of a set of records, and a short hash of each. */
import type { RecordBase } from '../record.ts';

type Part = readonly [low: number, high: number];

/** Characters of a record hash: 40 bits, so that collisions among thousands are very unlikely. */
const HASH_CHARS = 8;

/**
 * Computed lazily, and then only for the records that have changed. Records are hashed by their
 * canonical JSON, which is the same before and after they were sent.
 */
export class Checksum<R extends RecordBase> {
  readonly #read: (id: string) => R | undefined;
  readonly #parts = new Map<string, Part>();
  readonly #changed: Set<string>;
  #hashes: ReadonlyMap<string, string> | null = null;
  #low = 0;
  #high = 0;

  constructor(ids: Iterable<string>, read: (id: string) => R | undefined) {
    this.#changed = new Set(ids);
    this.#read = read;
  }

  /** A record was added, removed or replaced. */
  changed(id: string): void {
    this.#changed.add(id);
    this.#hashes = null;
  }

  /** A whole number from 0 up to 2^53. */
  get sum(): number {
    this.#update();
    return (this.#high & 0x1fffff) * 0x100000000 + (this.#low >>> 0);
  }

  /** The ids of all records by their hashes; equal records have equal hashes everywhere. */
  get hashes(): ReadonlyMap<string, string> {
    this.#update();
    this.#hashes ??= new Map([...this.#parts].map(([id, part]) => [hashOf(part), id]));
    return this.#hashes;
  }

  #update(): void {
    for (const id of this.#changed) {
      const record = this.#read(id);
      const [low, high] = this.#parts.get(id) ?? [0, 0];
      this.#low = (this.#low - low) | 0;
      this.#high = (this.#high - high) | 0;
      if (record === undefined) {
        this.#parts.delete(id);
        continue;
      }
      const part = hash(canonicalJson(record));
      this.#parts.set(id, part);
      this.#low = (this.#low + part[0]) | 0;
      this.#high = (this.#high + part[1]) | 0;
    }
    this.#changed.clear();
  }
}

/** Splits concatenated record hashes. */
export function splitHashes(text: string): ReadonlySet<string> {
  const hashes = new Set<string>();
  for (let at = 0; at < text.length; at += HASH_CHARS) hashes.add(text.slice(at, at + HASH_CHARS));
  return hashes;
}

function hashOf([low, high]: Part): string {
  return (low >>> 2).toString(32).padStart(6, '0') + (high & 1023).toString(32).padStart(2, '0');
}

/** Fields by name: a record that was read from storage has them in another order. */
function canonicalJson(record: RecordBase): string {
  const fields: Record<string, unknown> = {};
  const values: Readonly<Record<string, unknown>> = { ...record };
  for (const name of Object.keys(values).sort()) fields[name] = values[name];
  return JSON.stringify(fields);
}

/** cyrb53 (bryc 2018): two multiplying hashes that are mixed at the end like MurmurHash3. */
function hash(text: string): Part {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a, b];
}
