/** A real server that is told anything by many, while some go on working: are they kept waiting? */
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Said, WireOptions } from '../../fuzz/wire.ts';
import {
  done,
  openLiveWorkshop,
  write,
  type Guest,
  type LiveWorkshop,
} from '../../support/live-workshop.ts';
import { send } from '../../support/raw-requests.ts';
import { TestServer } from '../../support/server.ts';

/** Windows with the attack, each after one without. */
const WINDOWS = 10;
/** Honest phones, and milliseconds between two acts of one of them. */
const PHONES = 10;
const BETWEEN = 250;
/** Milliseconds of a window without the attack. */
const QUIET = 10_000;
/** Messages a second: some hundred times what a full live says when everybody writes. */
const RATE = 1_000;
/** Milliseconds in which what was cut off is forgotten. */
const SETTLING = 1_000;
/** Milliseconds between two looks at whether the server runs. */
const LOOK = 200;
const MEGABYTE = 1_000_000;

export interface WireOutcome {
  readonly frames: number;
  readonly sockets: number;
  readonly requests: number;
  /** Sockets that a room has welcomed; the others were shown out before. */
  readonly entered: number;
  readonly crashes: number;
  /** What the server wrote of unhandled errors; null: nothing. */
  readonly faults: string | null;
  readonly honestActs: number;
  readonly honestRefused: number;
  /** Milliseconds from an act to its answer, at the ninety-fifth percentile. */
  readonly ackP95: { readonly quiet: number; readonly attacked: number; readonly ratio: number };
  /** The same, window by window. */
  readonly windows: readonly (readonly [quiet: number, attacked: number])[];
  /** Megabytes that the server cannot let go of, more than after the first window. */
  readonly grownMB: number;
  readonly rssMB: number;
}

export async function attackServer(
  count: number,
  seed: number,
  progress: (line: string) => void,
): Promise<WireOutcome> {
  const report = pathToFileURL(resolve(import.meta.dirname, '../../support/heap-report.ts')).href;
  const server = await TestServer.start({ NODE_OPTIONS: `--import ${report}` });
  const pid = server.pid;
  const live = await openLiveWorkshop(server.url);
  const stranger = await live.join();
  const guests: Guest[] = [];
  for (let i = 0; i < PHONES; i += 1) {
    const guest = await live.join();
    guests.push(guest);
    await write(guest, `honest-${i}`);
  }
  const worker = await attackOn({
    ...{ url: server.url, series: live.series, workshop: live.workshop },
    ...{ cookie: stranger.visitor.cookie, seed, rate: RATE },
  });

  /** Resolves when the server has ended by itself: then nothing is waited for any more. */
  const gone = new Promise<'gone'>((resolve) => {
    const look = setInterval(() => {
      if (server.pid === pid) return;
      clearInterval(look);
      resolve('gone');
    }, LOOK);
    look.unref();
  });
  const isUp = (): boolean => server.pid === pid;
  const honest = { acts: 0, refused: 0 };
  /** Works until told to stop; how long every answer took. */
  const work = async (stop: Promise<unknown>): Promise<number[]> => {
    const took: number[] = [];
    let over = false;
    void Promise.race([stop, gone]).then(() => (over = true));
    const one = async (guest: Guest, i: number): Promise<void> => {
      for (let turn = 0; !over; turn += 1) {
        const text = `Note ${i} of turn ${turn} at ${honest.acts}`;
        const began = performance.now();
        const { refused, settled } = guest.client.mutate('note.edit', {
          note: `note:honest-${i}`,
          text,
        });
        const code = refused ?? (await Promise.race([settled, gone]));
        took.push(performance.now() - began);
        honest.acts += 1;
        if (code !== null) honest.refused += 1;
        await pause(BETWEEN);
      }
    };
    await Promise.all(guests.map(one));
    return took;
  };

  const quiet: number[][] = [];
  const attacked: number[][] = [];
  let said: Said = { frames: 0, sockets: 0, requests: 0, entered: 0 };
  let first: Held | null = null;
  await work(pause(2_000));
  for (let window = 0; window < WINDOWS && isUp(); window += 1) {
    quiet.push(await work(pause(QUIET)));
    worker.postMessage(Math.ceil(count / WINDOWS));
    const over = once(worker, 'message') as Promise<[Said]>;
    attacked.push(await work(over));
    const told = await Promise.race([over, gone]);
    if (told === 'gone') break;
    [said] = told;
    await pause(SETTLING);
    first ??= await held(server);
    progress(`${said.frames + said.requests} over the wire`);
  }
  const last = await held(server);
  const alive = isUp() && (await answers(live));
  await worker.terminate();
  live.close();
  await server.close();
  const faults = server.takeFaults();
  const [before, during] = [p95(quiet.flat()), p95(attacked.flat())];
  return {
    ...said,
    crashes: alive ? 0 : 1,
    faults: faults === '' ? null : faults.slice(0, 2_000),
    honestActs: honest.acts,
    honestRefused: honest.refused,
    ackP95: { quiet: before, attacked: during, ratio: round(during / before) },
    windows: quiet.map((one, i) => [p95(one), p95(attacked[i] ?? [])]),
    grownMB: round((last.bytes - (first?.bytes ?? 0)) / MEGABYTE),
    rssMB: round(last.rss / MEGABYTE),
  };
}

/** True when somebody who does something now is answered, and a page is given. */
async function answers({ url, workshop, host }: LiveWorkshop): Promise<boolean> {
  await done(host, 'workshop.show', { workshop, screen: 'code' });
  return (await send(url)).status === 200;
}

interface Held {
  readonly bytes: number;
  readonly rss: number;
}

/** Asks the server what it holds after letting go of what it can. */
async function held(server: TestServer): Promise<Held> {
  const before = server.errors.length;
  for (let asked = false; ; asked = true) {
    const { pid } = server;
    if (pid === null) return { bytes: 0, rss: 0 };
    if (!asked) process.kill(pid, 'SIGUSR2');
    const told = /held (\d+) of (\d+)\n/.exec(server.errors.slice(before));
    if (told) return { bytes: Number(told[1]), rss: Number(told[2]) };
    await pause(50);
  }
}

async function attackOn(options: WireOptions): Promise<Worker> {
  const worker = new Worker(new URL('./attack.ts', import.meta.url), { workerData: options });
  await once(worker, 'message');
  return worker;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return round(sorted[Math.floor(sorted.length * 0.95)] ?? 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
