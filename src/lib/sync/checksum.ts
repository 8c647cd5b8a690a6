/** One number for a set of records, whatever their order: two that hold the same have the same. */
import type { RecordBase } from './record.ts';

type Part = readonly [low: number, high: number];

/**
 * Brought up to date only when it is asked for, and then only for what has changed since. Records
 * count as they are on the wire: text that has been parsed is written in the same way again.
 */
export class Checksum<R extends RecordBase> {
  readonly #read: (id: string) => R | undefined;
  readonly #parts = new Map<string, Part>();
  readonly #changed: Set<string>;
  #low = 0;
  #high = 0;

  constructor(ids: Iterable<string>, read: (id: string) => R | undefined) {
    this.#changed = new Set(ids);
    this.#read = read;
  }

  /** A record has come, gone, or is another one. */
  changed(id: string): void {
    this.#changed.add(id);
  }

  /** A whole number from 0 up to 2^53. */
  get sum(): number {
    for (const id of this.#changed) {
      const record = this.#read(id);
      const [low, high] = this.#parts.get(id) ?? [0, 0];
      this.#low = (this.#low - low) | 0;
      this.#high = (this.#high - high) | 0;
      if (record === undefined) {
        this.#parts.delete(id);
        continue;
      }
      const part = hash(JSON.stringify(record));
      this.#parts.set(id, part);
      this.#low = (this.#low + part[0]) | 0;
      this.#high = (this.#high + part[1]) | 0;
    }
    this.#changed.clear();
    return (this.#high & 0x1fffff) * 0x100000000 + (this.#low >>> 0);
  }
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
