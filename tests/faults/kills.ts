/**
 * kill -9, again and again, on the real server: while it writes, while it starts, while it makes
 * its database, while plans are printed and series exported. After each kill the files are looked
 * at as they were left, before the next start puts them in order.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { randomBelow, seededRandom } from '#lib/methods/random.ts';
import { keyOf } from '#lib/sync/record.ts';
import { spreadOf, type Spread } from '../support/spread.ts';
import { Crowd } from './crowd.ts';
import type { Findings } from './ledger.ts';
import { killWhileMigrating, type Interrupted } from './migrating.ts';
import { Plug } from './plug.ts';

const root = resolve(import.meta.dirname, '../..');
const backupCommand = join(root, 'src/commands/backup.ts');

/** Kills in one series; then new people begin another, in the same database. */
const ERA = 100;
/** More acknowledgements than this are not waited for between two kills. */
const ACKS = 40;
/** Milliseconds that a start takes on a machine with nothing else to do, and half as much again. */
const STARTING_MS = 700;

export const moments = ['writing', 'starting', 'migrating', 'exporting', 'backup'] as const;
export type Moment = (typeof moments)[number];

type Fault = 'lost' | 'duplicated' | 'phantom' | 'missing' | 'diverged' | 'damaged';

export interface KillsOptions {
  readonly count: number;
  readonly seed: number;
  readonly progress: (line: string) => void;
}

export interface KillFigures {
  readonly kills: number;
  readonly during: Readonly<Record<Moment, number>>;
  /** What kills left of databases that were being made. */
  readonly migrations: Readonly<Record<Interrupted['left'], number>>;
  readonly notes: number;
  readonly acked: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly phantom: number;
  /** Not there, or not as its writer left it, once everything had been delivered. */
  readonly missing: number;
  readonly refused: number;
  /** Pages that at the end of a series did not see what the room shows them. */
  readonly diverged: number;
  /** Files that SQLite did not find whole. */
  readonly damaged: number;
  /** Milliseconds from spawning the server until it had answered a page. */
  readonly ready: Spread | null;
  /** Milliseconds of processor time in it: what it would take on a core with nothing else to do. */
  readonly readyCpu: Spread | null;
  /** The first things that were found. */
  readonly findings: readonly string[];
}

export async function runKills({ count, seed, progress }: KillsOptions): Promise<KillFigures> {
  const run = new Run(seed);
  try {
    while (run.kills < count) {
      await run.era(Math.min(count, run.kills + ERA), progress);
    }
    return run.figures;
  } finally {
    await run.close();
  }
}

class Run {
  kills = 0;
  readonly #random: () => number;
  readonly #directory = mkdtempSync(join(tmpdir(), 'bikupa-kills-'));
  readonly #plug = new Plug(this.#directory);
  readonly #crowds: Crowd[] = [];
  readonly #ready: number[] = [];
  readonly #readyCpu: number[] = [];
  readonly #during: Record<Moment, number> = {
    ...{ writing: 0, starting: 0, migrating: 0, exporting: 0, backup: 0 },
  };
  readonly #migrations = { nothing: 0, empty: 0, old: 0, whole: 0 };
  readonly #counts: Record<Fault, number> = {
    lost: 0,
    duplicated: 0,
    phantom: 0,
    missing: 0,
    diverged: 0,
    damaged: 0,
  };
  readonly #findings: string[] = [];

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** A new series and its people, killed until there were so many kills, then everything delivered. */
  async era(until: number, progress: (line: string) => void): Promise<void> {
    await this.#start();
    const crowd = await Crowd.gather(this.#plug.url, this.#random);
    this.#crowds.push(crowd);
    while (this.kills < until) {
      const moment = this.#moment();
      await this.#kill(moment, crowd);
      this.kills += 1;
      this.#during[moment] += 1;
      this.#judge(crowd.ledger.check(this.#directory, false));
      await this.#start();
      await crowd.comeBack();
      if (this.kills % 25 === 0) progress(JSON.stringify(this.figures));
    }
    await crowd.rest();
    this.#find('diverged', await crowd.differing(this.#directory));
    await this.#plug.kill();
    crowd.close();
    // Also what was written in the series before.
    for (const { ledger } of this.#crowds) this.#judge(ledger.check(this.#directory, true));
  }

  get figures(): KillFigures {
    const ledgers = this.#crowds.map(({ ledger }) => ledger);
    return {
      kills: this.kills,
      during: { ...this.#during },
      migrations: { ...this.#migrations },
      notes: ledgers.reduce((sum, { notes }) => sum + notes.size, 0),
      acked: ledgers.reduce((sum, { acks }) => sum + acks, 0),
      ...this.#counts,
      refused: ledgers.reduce((sum, { refused }) => sum + refused.length, 0),
      ready: spreadOf(this.#ready),
      readyCpu: spreadOf(this.#readyCpu),
      findings: [...this.#findings, ...ledgers.flatMap(({ refused }) => refused)].slice(0, 10),
    };
  }

  async close(): Promise<void> {
    for (const crowd of this.#crowds) crowd.close();
    await this.#plug.kill();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #below(limit: number): number {
    return randomBelow(limit, this.#random);
  }

  #moment(): Moment {
    const dice = this.#below(20);
    if (dice < 11) return 'writing';
    if (dice < 15) return 'starting';
    if (dice < 17) return 'migrating';
    return dice === 19 && existsSync(backupCommand) ? 'backup' : 'exporting';
  }

  async #start(): Promise<void> {
    this.#plug.start();
    this.#ready.push(await this.#plug.ready());
    this.#readyCpu.push(this.#plug.cpu ?? Number.NaN);
  }

  async #kill(moment: Moment, crowd: Crowd): Promise<void> {
    switch (moment) {
      case 'writing':
        await crowd.acked(1 + this.#below(ACKS));
        if (this.#below(2) === 0) crowd.lose();
        await this.#inAMoment();
        return this.#plug.kill();
      case 'starting':
        await this.#plug.kill();
        this.#plug.start();
        return this.#plug.killAfter(this.#below(STARTING_MS));
      case 'migrating': {
        const { left, integrity } = await killWhileMigrating(this.#random);
        this.#migrations[left] += 1;
        if (integrity !== 'ok') this.#find('damaged', [integrity]);
        // The server that people write to goes on meanwhile, and is killed as well.
        return this.#plug.kill();
      }
      case 'exporting':
        return this.#killWhileExporting(crowd);
      case 'backup':
        return this.#killWhileBackingUp(crowd);
    }
  }

  async #killWhileExporting(crowd: Crowd): Promise<void> {
    const { url, series, facilitator } = crowd.live;
    const pages = ['plan.pdf', 'series.json', 'plan.pdf', 'series.json'].map(async (page) => {
      const address = `${url}/s/${keyOf(series)}/${page}`;
      const answer = await fetch(address, { headers: { cookie: facilitator.cookie } });
      await answer.arrayBuffer();
    });
    const ended = Promise.allSettled(pages);
    await crowd.acked(this.#below(4));
    await wait(this.#below(600));
    await this.#plug.kill();
    await ended;
  }

  /** A copy that says that it is done is whole and has all that had been acknowledged before. */
  async #killWhileBackingUp(crowd: Crowd): Promise<void> {
    const file = join(this.#directory, 'copy.db');
    await crowd.acked(this.#below(ACKS));
    const before = crowd.ledger.ackedNotes;
    const child = spawn(process.execPath, [backupCommand, '--to', file], {
      cwd: root,
      env: { ...process.env, BIKUPA_DATA: this.#directory },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit') as Promise<[number | null]>;
    await wait(this.#below(STARTING_MS));
    await this.#plug.kill();
    const [code] = await ended;
    if (code === 0) {
      const { integrity, lost } = crowd.ledger.checkFile(file, false);
      if (integrity !== 'ok') this.#find('damaged', [`backup: ${integrity}`]);
      const gone = lost.filter((finding) => before.some((note) => finding === `${note} is gone`));
      this.#find('lost', gone);
    }
    rmSync(file, { force: true });
  }

  /** None, some turns of the event loop, or some milliseconds: whatever the server does then. */
  async #inAMoment(): Promise<void> {
    const dice = this.#below(3);
    if (dice === 1) for (let i = this.#below(5); i > 0; i -= 1) await turn();
    if (dice === 2) await wait(this.#below(30));
  }

  #judge({ lost, duplicated, phantom, missing, integrity }: Findings): void {
    this.#find('lost', lost);
    this.#find('duplicated', duplicated);
    this.#find('phantom', phantom);
    this.#find('missing', missing);
    if (integrity !== 'ok') this.#find('damaged', [integrity]);
  }

  #find(kind: Fault, found: readonly string[]): void {
    this.#counts[kind] += found.length;
    for (const one of found) {
      if (this.#findings.length < 10) this.#findings.push(`kill ${this.kills}: ${kind}: ${one}`);
    }
  }
}

/** True when nothing was lost, doubled, made up or broken. */
export function isWell(figures: KillFigures): boolean {
  const { lost, duplicated, phantom, missing, refused, diverged, damaged } = figures;
  return [lost, duplicated, phantom, missing, refused, diverged, damaged].every((n) => n === 0);
}
