/**
 * Real phones write to a real server whose disk fails and is well again, round after round: what
 * was acknowledged is looked up in the file, there and then.
 */
import BetterSqlite3 from 'better-sqlite3';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { randomBelow, seededRandom } from '#lib/methods/random.ts';
import { serverOnFailingDisk, type FailingDisk } from '../support/failing-disk.ts';
import { notesPlace, openLiveWorkshop, type Guest } from '../support/live-workshop.ts';

/** ENOSPC; writes that the kernel cuts off; and calls that answer with EIO, by strace. */
export const faults = ['full', 'cut-off', 'write-error', 'sync-error'] as const;
export type Fault = (typeof faults)[number];

export interface RoundsOutcome {
  readonly rounds: number;
  readonly written: number;
  /** Acknowledged, and not in the file at that moment. */
  readonly falseAcks: number;
  /** Rounds in which some phone was not told that the disk fails. */
  readonly untold: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly integrity: string;
  /** Milliseconds from a disk that is well until nobody had anything unsent; the longest. */
  readonly drainedMs: number;
  /** What the server said that was not about its disk. */
  readonly otherFaults: number;
}

const PHONES = 4;
/** Rounds until others come: nobody may write more than two hundred notes. */
const STAY = 10;
/** Milliseconds after which nothing is expected to happen any more. */
const STUCK_MS = 60_000;

/** Why a kind of fault cannot be tried here, or null. */
export function hindrance(fault: Fault): string | null {
  const has = (program: string, ...args: string[]): boolean =>
    spawnSync(program, args, { stdio: 'ignore' }).status === 0;
  if (fault === 'cut-off') return has('prlimit', '--version') ? null : 'prlimit is not installed';
  if (fault === 'full') return process.getuid?.() === 0 ? null : 'only root may mount a small disk';
  return has('strace', '--version') ? null : 'strace is not installed: apt install strace';
}

export async function runRounds(
  fault: Fault,
  rounds: number,
  seed: number,
  progress: (line: string) => void,
): Promise<RoundsOutcome> {
  const disk = await serverOnFailingDisk(fault === 'full' ? 'mounted' : 'limited');
  if (fault === 'full' && disk.kind !== 'mounted') {
    await disk.close();
    throw new Error('a small disk could not be mounted');
  }
  const live = await openLiveWorkshop(disk.server.url);
  const file = new BetterSqlite3(join(disk.server.dataDirectory, 'bikupa.db'), { readonly: true });
  const trial = new Trial(file);
  try {
    let drainedMs = 0;
    let untold = 0;
    const random = seededRandom(seed);
    const dice = (limit: number): number => randomBelow(limit, random);
    for (let round = 0; round < rounds; round += 1) {
      if (round % STAY === 0) {
        trial.guests.splice(0);
        for (let n = 0; n < PHONES; n += 1) trial.guests.push(await live.join());
      }
      // Some writes before, so that it happens in the middle of them.
      trial.write(1 + dice(3));
      const end = await begin(fault, disk, dice(3));
      trial.write(2);
      const told = trial.guests.map(({ client }) =>
        client.until(() => client.storage === 'failing'),
      );
      untold += (await soon(Promise.all(told))) ? 0 : 1;
      trial.write(1 + dice(3));
      await end();
      const since = performance.now();
      if (!(await soon(trial.drained()))) throw new Error(`round ${round}: phones are stuck`);
      drainedMs = Math.max(drainedMs, Math.round(performance.now() - since));
      if ((round + 1) % 10 === 0) progress(`${fault}: ${round + 1} of ${rounds}`);
    }
    const errors = disk.server.errors.split('\n');
    const other = errors.filter((line) => /fault in|uncaught|unhandled/i.test(line));
    return {
      rounds,
      ...trial.outcome(),
      ...{ untold, drainedMs },
      integrity: String(file.pragma('integrity_check', { simple: true })),
      otherFaults: other.filter((line) => !/disk is full|disk I\/O error|copy/.test(line)).length,
    };
  } finally {
    file.close();
    live.close();
    await disk.close();
  }
}

/** Makes the disk fail; gives what makes it well again. */
async function begin(fault: Fault, disk: FailingDisk, way: number): Promise<() => Promise<void>> {
  if (fault === 'full' || fault === 'cut-off') {
    disk.fill();
    return () => {
      disk.free();
      return Promise.resolve();
    };
  }
  // Every call, or every second or third: what comes between them succeeds.
  const when = `when=1+${1 + way}`;
  const calls = fault === 'write-error' ? 'pwrite64' : 'fsync,fdatasync';
  const inject = [`trace=${calls}`, `inject=${calls}:error=EIO:${when}`].flatMap((e) => ['-e', e]);
  const strace: ChildProcess = spawn(
    'strace',
    ['-f', '-p', String(disk.server.pid), ...inject, '-o', '/dev/null'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await new Promise<void>((resolve, reject) => {
    let said = '';
    strace.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('attached')) resolve();
    });
    strace.once('exit', () => reject(new Error(`strace: ${said}`)));
  });
  return async () => {
    const gone = once(strace, 'exit');
    strace.kill('SIGINT');
    await gone;
  };
}

/** False when it takes so long that it will not happen. */
async function soon(promise: Promise<unknown>): Promise<boolean> {
  let late: ReturnType<typeof setTimeout> | undefined;
  const stuck = new Promise<false>((resolve) => {
    late = setTimeout(() => resolve(false), STUCK_MS);
  });
  const done = await Promise.race([promise.then(() => true), stuck]);
  clearTimeout(late);
  return done;
}

/** What was written, acknowledged and found. */
class Trial {
  readonly guests: Guest[] = [];
  readonly #stored;
  readonly #all;
  readonly #written: string[] = [];
  #falseAcks = 0;
  #open: Promise<void>[] = [];

  constructor(file: BetterSqlite3.Database) {
    this.#stored = file.prepare('SELECT 1 FROM note WHERE id = ?').pluck();
    this.#all = file.prepare('SELECT id FROM note').pluck();
  }

  /** Each phone writes so many notes; nobody waits for them. */
  write(each: number): void {
    for (const guest of this.guests) for (let n = 0; n < each; n += 1) this.#post(guest);
  }

  /** Resolves when every phone has been told that all of its notes are kept. */
  async drained(): Promise<void> {
    await Promise.all(this.#open.splice(0));
  }

  outcome() {
    const stored = this.#all.all() as string[];
    const there = new Set(stored);
    return {
      written: this.#written.length,
      falseAcks: this.#falseAcks,
      lost: this.#written.filter((id) => !there.has(id)).length,
      duplicated: stored.length - there.size,
    };
  }

  #post({ client }: Guest): void {
    const id = `note:n${this.#written.length}`;
    const args = { id, ...notesPlace(client), text: id.repeat(20) };
    const { refused, settled } = client.mutate('note.post', args);
    if (refused !== null) throw new Error(`refused: ${refused}`);
    this.#written.push(id);
    this.#open.push(
      settled.then((code) => {
        if (code !== null) throw new Error(`refused: ${code}`);
        if (this.#stored.get(id) === undefined) this.#falseAcks += 1;
      }),
    );
  }
}
