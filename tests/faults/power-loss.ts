/**
 * What a power cut would leave. A process commits under strace; from its writes and flushes the
 * files are built again as they would be if all that was not flushed were lost, or only some of it
 * had reached the disk, at the very moment of each acknowledgement. Then they are opened as the
 * server opens them.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { randomBelow, seededRandom } from '#lib/methods/random.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { recordedEvents } from './strace.ts';

const root = resolve(import.meta.dirname, '../..');
/** What a disk writes whole or not at all. */
const SECTOR = 512;
/** What several processes share while they run; SQLite builds it anew. */
const passing = /-shm$/;

export interface PowerLossOptions {
  readonly commits: number;
  /** NORMAL: to see that the trial finds what it looks for. */
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly seed: number;
}

export interface PowerLossFigures {
  readonly acked: number;
  /** Power cuts that were tried: two for each acknowledgement. */
  readonly cuts: number;
  /** Cuts after which something acknowledged was not there. */
  readonly lost: number;
  /** Cuts after which the database could not be opened, or was not whole. */
  readonly damaged: number;
  /** How often the process waited for the disk. */
  readonly flushes: number;
}

export function runPowerLoss(options: PowerLossOptions): PowerLossFigures {
  const work = mkdtempSync(join(tmpdir(), 'bikupa-power-'));
  try {
    const data = join(work, 'data');
    mkdirSync(data);
    const trace = join(work, 'trace');
    record(data, trace, options);
    return cutAtEveryAck(readFileSync(trace, 'latin1'), data, join(work, 'left'), options.seed);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function record(data: string, trace: string, { commits, synchronous }: PowerLossOptions): void {
  const child = join(import.meta.dirname, 'power-child.ts');
  const calls = 'trace=openat,write,pwrite64,ftruncate,fsync,fdatasync,unlink';
  const seen = spawnSync(
    'strace',
    // Only the thread that SQLite runs on; paths beside descriptors; bytes in full.
    [
      ...['-y', '-xx', '-s', '8388608', '-e', calls, '-e', 'signal=none', '-o', trace],
      ...[process.execPath, child, data, String(commits), synchronous],
    ],
    { cwd: root, encoding: 'utf8' },
  );
  const said = seen.stdout.trim().split('\n').at(-1);
  if (said !== `kept ${commits}`) throw new Error(`${said ?? ''}\n${seen.stderr}`);
}

function cutAtEveryAck(trace: string, data: string, left: string, seed: number): PowerLossFigures {
  const disk = new Disk(seededRandom(seed));
  const figures = { acked: 0, cuts: 0, lost: 0, damaged: 0, flushes: 0 };
  for (const event of recordedEvents(trace, data)) {
    if (event.kind === 'flush') figures.flushes += 1;
    if (event.kind !== 'said') {
      disk.take(event);
      continue;
    }
    figures.acked = Number(/^kept (\d+)/.exec(event.text)?.[1] ?? figures.acked);
    for (const some of [false, true]) {
      figures.cuts += 1;
      const found = openAfter(disk.left(some), left);
      if (found === null) figures.damaged += 1;
      else if (found < figures.acked) figures.lost += 1;
    }
  }
  return figures;
}

/** How many notes are there without a gap, after a start on these files; null: it is damaged. */
function openAfter(files: ReadonlyMap<string, Buffer>, directory: string): number | null {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  for (const [name, bytes] of files) writeFileSync(join(directory, name), bytes);
  const opened = openDatabase(directory, root);
  if (!opened.ok) return null;
  try {
    const { $client } = opened.db;
    if ($client.pragma('integrity_check', { simple: true }) !== 'ok') return null;
    const ids = new Set($client.prepare('SELECT "id" FROM "note"').pluck().all());
    let n = 0;
    while (ids.has(`note:n${n + 1}`)) n += 1;
    return n;
  } finally {
    opened.close();
  }
}

type Change = Exclude<ReturnType<typeof recordedEvents>[number], { kind: 'said' }>;
type Write = Extract<Change, { kind: 'write' | 'truncate' }>;

/** A file: what a flush has put on the disk for good, and what has been done to it since. */
interface File {
  kept: Buffer;
  since: Write[];
}

class Disk {
  readonly #random: () => number;
  /** Names as the process sees them, and as they were when the directory was last flushed. */
  readonly #names = new Map<string, File>();
  #kept = new Map<string, File>();

  constructor(random: () => number) {
    this.#random = random;
  }

  take(change: Change): void {
    switch (change.kind) {
      case 'open':
        if (!this.#names.has(change.file)) {
          this.#names.set(change.file, { kept: Buffer.alloc(0), since: [] });
        }
        return;
      case 'unlink':
        this.#names.delete(change.file);
        return;
      case 'flush-names':
        this.#kept = new Map(this.#names);
        return;
      case 'flush': {
        const file = this.#names.get(change.file);
        if (!file) return;
        file.kept = after(file.kept, file.since);
        file.since = [];
        return;
      }
      default:
        this.#names.get(change.file)?.since.push(change);
    }
  }

  /** The files after a cut. `some`: of what was not flushed some sectors have been written. */
  left(some: boolean): ReadonlyMap<string, Buffer> {
    const files = [...this.#kept].filter(([name]) => !passing.test(name));
    return new Map(
      files.map(([name, { kept, since }]) => {
        const written = some ? since.flatMap((write) => this.#partOf(write)) : [];
        return [basename(name), after(kept, written)];
      }),
    );
  }

  #partOf(write: Write): Write[] {
    if (write.kind === 'truncate') return randomBelow(2, this.#random) === 0 ? [write] : [];
    const parts: Write[] = [];
    for (let at = 0; at < write.bytes.length; at += SECTOR) {
      if (randomBelow(2, this.#random) === 0) continue;
      const bytes = write.bytes.subarray(at, at + SECTOR);
      parts.push({ ...write, offset: write.offset + at, bytes });
    }
    return parts;
  }
}

/** A file's bytes after some writes; what was there before is not touched. */
function after(before: Buffer, writes: readonly Write[]): Buffer {
  const ends = writes.map((write) =>
    write.kind === 'truncate' ? write.size : write.offset + write.bytes.length,
  );
  const space = Buffer.alloc(Math.max(before.length, ...ends));
  before.copy(space);
  let size = before.length;
  for (const write of writes) {
    if (write.kind === 'truncate') {
      space.fill(0, write.size);
      size = write.size;
    } else {
      write.bytes.copy(space, write.offset);
      size = Math.max(size, write.offset + write.bytes.length);
    }
  }
  return space.subarray(0, size);
}
