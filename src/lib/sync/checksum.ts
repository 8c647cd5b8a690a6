/** One number for a set of records, whatever their order: two that hold the same have the same. */
import type { RecordBase } from './record.ts';

type Part = readonly [low: number, high: number];

/** Characters of a mark: 40 bits, so that among thousands two are hardly ever the same. */
const MARK = 8;

/**
 * Brought up to date only when it is asked for, and then only for what has changed since. Records
 * count as they are on the wire: text that has been parsed is written in the same way again.
 */
export class Checksum<R extends RecordBase> {
  readonly #read: (id: string) => R | undefined;
  readonly #parts = new Map<string, Part>();
  readonly #changed: Set<string>;
  #marks: ReadonlyMap<string, string> | null = null;
  #low = 0;
  #high = 0;

  constructor(ids: Iterable<string>, read: (id: string) => R | undefined) {
    this.#changed = new Set(ids);
    this.#read = read;
  }

  /** A record has come, gone, or is another one. */
  changed(id: string): void {
    this.#changed.add(id);
    this.#marks = null;
  }

  /** A whole number from 0 up to 2^53. */
  get sum(): number {
    this.#update();
    return (this.#high & 0x1fffff) * 0x100000000 + (this.#low >>> 0);
  }

  /** The ids of all records by their marks: who holds the same record has the same mark for it. */
  get marks(): ReadonlyMap<string, string> {
    this.#update();
    this.#marks ??= new Map([...this.#parts].map(([id, part]) => [markOf(part), id]));
    return this.#marks;
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
      const part = hash(written(record));
      this.#parts.set(id, part);
      this.#low = (this.#low + part[0]) | 0;
      this.#high = (this.#high + part[1]) | 0;
    }
    this.#changed.clear();
  }
}

/** The marks in a text in which they stand one after the other. */
export function marksIn(text: string): ReadonlySet<string> {
  const marks = new Set<string>();
  for (let at = 0; at < text.length; at += MARK) marks.add(text.slice(at, at + MARK));
  return marks;
}

function markOf([low, high]: Part): string {
  return (low >>> 2).toString(32).padStart(6, '0') + (high & 1023).toString(32).padStart(2, '0');
}

/** By the names of its fields: one that was read from a disk has them in another order. */
function written(record: RecordBase): string {
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
