/**
 * The copies that a server makes by itself: every minute in which something was written, beside the
 * database. Whatever goes wrong with a copy is a line in the log and never the room's trouble.
 */
import { mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unfinished, type CopyResult } from './copy-database.ts';
import { toFree, toKeep, type Copy } from './retention.ts';

/** Milliseconds between two copies. */
const EVERY_MS = 60_000;
/** What the room itself shall always have: this many bytes, or this part of a small disk. */
const RESERVE_BYTES = 256 * 1024 * 1024;
const RESERVE_PART = 0.1;

export interface CopiesOptions {
  /** Where they lie; made when the first one is. */
  readonly folder: string;
  /** The database's size in bytes. */
  readonly bytes: () => number;
  /** A number that is another one after every write. */
  readonly written: () => number;
  readonly copy: (to: string, signal: AbortSignal) => Promise<CopyResult>;
  /** Of the disk with the folder, in bytes. */
  readonly disk?: (folder: string) => { readonly free: number; readonly total: number };
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onFault: (fault: unknown, where: string) => void;
}

/** The name of a copy made at this moment: `bikupa-20270131T235959Z.db`. */
export function nameOf(at: number): string {
  const digits = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  return `bikupa-${digits}.db`;
}

/** When a copy with this name was made, in milliseconds since 1970; null for any other file. */
export function momentOf(name: string): number | null {
  const [, y, mo, d, h, mi, s] =
    /^bikupa-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/.exec(name) ?? [];
  const at = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  return Number.isNaN(at) ? null : at;
}

export class Copies {
  readonly #options: CopiesOptions;
  readonly #stop = new AbortController();
  #timer: ReturnType<typeof setInterval> | undefined;
  #copied: number | null = null;
  #under: Promise<void> | null = null;
  /** Told once, until a copy succeeds again: a full disk is not filled with lines about it. */
  #told = '';

  constructor(options: CopiesOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.round(), EVERY_MS);
    this.#timer.unref();
  }

  /** Ends a copy that is under way; it leaves nothing behind. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stop.abort();
    await this.#under;
  }

  /** What is due: a copy if something was written since the last one, and room for the room. */
  round(): Promise<void> {
    this.#under ??= this.#round()
      .catch((fault: unknown) => this.#tell(fault))
      .finally(() => (this.#under = null));
    return this.#under;
  }

  async #round(): Promise<void> {
    const { folder, bytes, written, copy, now } = this.#options;
    const size = bytes();
    // Only now: a data folder that was deleted is not made again.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const enough = this.#makeRoom(size);
    const state = written();
    if (state === this.#copied) return;
    if (!enough) {
      this.#tell(new Error('too little room on the disk for a copy'));
      return;
    }
    const made = await copy(join(folder, nameOf(now())), this.#stop.signal);
    if (this.#stop.signal.aborted) return;
    if (!made.ok) {
      this.#tell(new Error(`${made.code}: ${made.detail}`));
      return;
    }
    this.#copied = state;
    this.#told = '';
    const copies = this.#found();
    const kept = new Set(toKeep(copies, now()));
    for (const copy of copies) if (!kept.has(copy)) this.#remove(copy);
  }

  /** Takes old copies away where the disk is nearly full; false when there is too little all the same. */
  #makeRoom(bytes: number): boolean {
    const { folder, disk = diskOf } = this.#options;
    for (const name of readdirSync(folder)) {
      // What a process that was killed has left behind.
      const begun = name.endsWith(unfinished) && momentOf(name.replace(/\.\d+\.[a-z]+$/, ''));
      if (begun) rmSync(join(folder, name), { force: true });
    }
    const { free, total } = disk(folder);
    const wanted = bytes + Math.min(RESERVE_BYTES, total * RESERVE_PART);
    let gained = free;
    for (const copy of toFree(this.#found(), free, wanted)) {
      this.#remove(copy);
      gained += copy.bytes;
    }
    return gained >= wanted;
  }

  #found(): Copy[] {
    const { folder } = this.#options;
    return readdirSync(folder).flatMap((name) => {
      const at = momentOf(name);
      const size = statSync(join(folder, name), { throwIfNoEntry: false })?.size;
      return at === null || size === undefined ? [] : [{ name, at, bytes: size }];
    });
  }

  #remove({ name }: Copy): void {
    rmSync(join(this.#options.folder, name), { force: true });
  }

  #tell(fault: unknown): void {
    const text = String(fault);
    if (text === this.#told) return;
    this.#told = text;
    this.#options.onFault(fault, 'copy');
  }
}

function diskOf(folder: string): { readonly free: number; readonly total: number } {
  const { bavail, blocks, bsize } = statfsSync(folder);
  return { free: bavail * bsize, total: blocks * bsize };
}
