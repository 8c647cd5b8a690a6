/**
 * A hall that comes back at once: real sockets in processes of their own, a real server that is
 * killed and started again, and at the end everybody's view beside what the room would show them.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { cpuOf } from '../support/cpu.ts';
import { seedWorkshop, series, workshop, type SeededWorkshop } from '../support/seeded-workshop.ts';
import { TestServer } from '../support/server.ts';
import { spreadOf, type Spread } from '../support/spread.ts';
import type { StormPage, Command, Report } from './storm-protocol.ts';
import { shownTo } from './shown.ts';

/** Milliseconds after which who is not back counts as lost. */
const LOST_MS = 60_000;
/** Every so-many-th phone writes while the server is away. */
const WRITERS = 10;
const PROCESSES = 2;

export interface ReconnectStormOptions {
  readonly sockets: number;
  readonly rounds: number;
  /** True: everybody sees everybody's notes, which is the most that a page can be sent. */
  readonly revealed: boolean;
  readonly progress: (line: string) => void;
  /** What is done to the server's files between kill and start: for trying out the trial. */
  readonly tamper?: (dataDirectory: string) => void;
}

export interface ReconnectStormRound {
  readonly pages: number;
  readonly back: number;
  /** Pages that see what the room shows them, to the last field. */
  readonly equal: number;
  /** Notes that were written while the server was away, and those of them that are kept. */
  readonly wrote: number;
  readonly kept: number;
  /** Milliseconds from the kill until the server took connections again. */
  readonly away: number;
  /** Milliseconds until a page had been told everything, from there and from the kill. */
  readonly sinceUp: Spread | null;
  readonly sinceKill: Spread | null;
  /** Milliseconds that the processor worked for the server until all were back. */
  readonly serverCpu: number | null;
}

export interface ReconnectStormOutcome {
  readonly rounds: readonly ReconnectStormRound[];
  /** Of the server with everybody in it, in MB, and what each socket adds, in kB. */
  readonly memory: number;
  readonly perSocket: number;
}

export async function runReconnectStorm(
  options: ReconnectStormOptions,
): Promise<ReconnectStormOutcome> {
  let seeded: SeededWorkshop | undefined;
  const { sockets, revealed } = options;
  const server = await TestServer.start({}, async (directory) => {
    seeded = await seedWorkshop(directory, { seats: sockets, revealed });
  });
  if (!seeded) throw new Error('no workshop was seeded');
  const processes = new PageProcesses(pagesOf(seeded));
  try {
    // A page that is asked for opens the room and loads what every request needs.
    await (await fetch(`${server.url}/`)).text();
    const empty = memoryOf(server);
    processes.tell((pages) => ({ order: 'open', url: server.url, pages }));
    await processes.allBack();
    const full = memoryOf(server);
    options.progress(`${processes.size} pages are in, ${full} MB`);
    const rounds: ReconnectStormRound[] = [];
    for (let round = 1; round <= options.rounds; round += 1) {
      rounds.push(await playRound(server, processes, round, options));
      options.progress(JSON.stringify(rounds.at(-1)));
    }
    const perSocket = Math.round(((full - empty) * 1024) / processes.size);
    return { rounds, memory: full, perSocket };
  } finally {
    processes.close();
    await server.close();
  }
}

async function playRound(
  server: TestServer,
  processes: PageProcesses,
  round: number,
  { tamper, progress }: ReconnectStormOptions,
): Promise<ReconnectStormRound> {
  await server.kill();
  const killed = Date.now();
  await processes.allGone();
  processes.tell(() => ({ order: 'write', every: WRITERS, round }));
  const notes = (await processes.hear('wrote')).flatMap(({ notes: own }) => own);
  tamper?.(server.dataDirectory);
  await server.restart();
  const up = Date.now();
  await processes.allBack();
  const serverCpu = cpuOf(server.pid);
  const times = [...processes.back.values()];
  const { views, looked: kept } = await shownTo(
    server.dataDirectory,
    series,
    processes.actors,
    (store) => notes.filter((id) => store.get('note', id)).length,
  );
  return {
    pages: processes.size,
    back: times.length,
    equal: await equalTo(views, processes, up + LOST_MS, progress),
    wrote: notes.length,
    kept,
    away: up - killed,
    sinceUp: spreadOf(times.map((at) => at - up)),
    sinceKill: spreadOf(times.map((at) => at - killed)),
    serverCpu,
  };
}

/** How many pages see what they should; asked anew while one does not: counts come a moment later. */
async function equalTo(
  expected: readonly string[],
  processes: PageProcesses,
  late: number,
  progress: ReconnectStormOptions['progress'],
): Promise<number> {
  for (;;) {
    processes.tell(() => ({ order: 'look' }));
    const seen = (await processes.hear('seen')).flatMap(({ views }) => views);
    const equal = seen.filter((view, page) => view === expected[page]).length;
    if (equal === processes.size) return equal;
    if (Date.now() > late) {
      const page = seen.findIndex((view, page) => view !== expected[page]);
      progress(`page ${page} should see ${expected[page]}\n  but sees ${seen[page]}`);
      return equal;
    }
  }
}

function noop(): void {
  return undefined;
}

function pagesOf({ host, screen, phones }: SeededWorkshop): StormPage[] {
  return [
    ...phones.map((phone) => ({
      ...phone,
      handshake: { series, as: 'participant' as const, workshop },
    })),
    { ...host, handshake: { series, as: 'facilitator' as const } },
    { ...screen, handshake: { series, as: 'screen' as const, workshop } },
  ];
}

/** Resident memory of the server, in MB. */
function memoryOf(server: TestServer): number {
  const status = readFileSync(`/proc/${server.pid ?? 'self'}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024);
}

/** The processes with the pages in them, and what they have told. */
class PageProcesses {
  /** When each page was back, by its number over all processes. */
  readonly back = new Map<number, number>();
  readonly #parts: { readonly child: ChildProcess; readonly pages: readonly StormPage[] }[];
  readonly #pages: readonly StormPage[];
  readonly #heard = new Map<Report['report'], Map<number, Report>>();
  #look: () => void = noop;

  constructor(pages: readonly StormPage[]) {
    this.#pages = pages;
    const size = Math.ceil(pages.length / PROCESSES);
    this.#parts = Array.from({ length: PROCESSES }, (_, part) => {
      const child = fork(join(import.meta.dirname, 'storm-pages.ts'), {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        execArgv: [],
      });
      child.on('message', (message) => this.#take(message as Report, part * size));
      return { child, pages: pages.slice(part * size, (part + 1) * size) };
    });
  }

  get size(): number {
    return this.#pages.length;
  }

  get actors(): readonly Actor[] {
    return this.#pages.map(({ actor }) => actor);
  }

  tell(order: (pages: readonly StormPage[]) => Command): void {
    for (const { child, pages } of this.#parts) child.send(order(pages));
  }

  /** What each process says to the last question, in the order of the processes. */
  async hear<Kind extends 'wrote' | 'seen'>(
    kind: Kind,
  ): Promise<readonly Extract<Report, { report: Kind }>[]> {
    await this.#until(() => this.#heard.get(kind)?.size === PROCESSES);
    const heard = [...(this.#heard.get(kind) ?? [])].toSorted(([a], [b]) => a - b);
    this.#heard.delete(kind);
    return heard.map(([, report]) => report) as Extract<Report, { report: Kind }>[];
  }

  allBack(): Promise<void> {
    return this.#until(() => this.back.size === this.size);
  }

  allGone(): Promise<void> {
    return this.#until(() => this.back.size === 0);
  }

  close(): void {
    for (const { child } of this.#parts) if (child.connected) child.send({ order: 'leave' });
  }

  #take(report: Report, first: number): void {
    switch (report.report) {
      case 'back':
        this.back.set(first + report.page, report.at);
        break;
      case 'gone':
        this.back.delete(first + report.page);
        break;
      case 'ended':
        throw new Error(`page ${first + report.page} was shown out: ${report.why}`);
      default:
        this.#heard.set(
          report.report,
          (this.#heard.get(report.report) ?? new Map<number, Report>()).set(first, report),
        );
    }
    this.#look();
  }

  /** Returns when it holds, or when the time is out: what is missing then is in the figures. */
  async #until(condition: () => boolean): Promise<void> {
    const late = new AbortController();
    const held = new Promise<void>((resolve) => {
      this.#look = () => {
        if (condition()) resolve();
      };
      this.#look();
    });
    await Promise.race([held, wait(LOST_MS, undefined, { signal: late.signal }).catch(noop)]);
    late.abort();
    this.#look = noop;
  }
}
