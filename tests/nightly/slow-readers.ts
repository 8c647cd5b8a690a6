/** Connections that do not read and ask for everything: is memory bounded, and are others served? */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ensureBuilt } from '../../src/commands/build.ts';
import { openLiveWorkshop, write, type Guest } from '../support/live-workshop.ts';
import { TestServer } from '../support/server.ts';
import type { NightlyPart } from './part.ts';
import type { Attacked } from './slow-readers/attack.ts';

const PHONES = 10;
const BETWEEN_MS = 250;
/** Milliseconds before the attack, and after it. */
const QUIET_MS = 10_000;
/** Bytes that the process may grow by: what may wait in all, and as much for making it. */
const MOST_GROWN = 512 * 1024 * 1024;
const WRITTEN = 200;

export const slowReaders: NightlyPart = {
  name: 'slow-readers',
  help: 'sockets that do not read and send messages of every kind; counts seconds (60)',
  async run({ count, progress }) {
    await ensureBuilt(resolve(import.meta.dirname, '../..'));
    const server = await TestServer.start();
    const live = await openLiveWorkshop(server.url);
    try {
      const mallory = await live.join();
      for (let i = 0; i < WRITTEN; i += 1) await write(mallory, `long-${i}`, 'x'.repeat(400));
      const phones: Guest[] = [];
      for (let i = 0; i < PHONES; i += 1) {
        const guest = await live.join();
        await write(guest, `honest-${i}`);
        phones.push(guest);
      }
      const before = rss(server);
      const quiet = await work(phones, QUIET_MS);
      progress(`quiet: p99 ${p99(quiet)} ms`);
      const { url, series, workshop } = live;
      const worker = new Worker(new URL('./slow-readers/attack.ts', import.meta.url), {
        workerData: { url, series, workshop, cookie: mallory.visitor.cookie },
      });
      await once(worker, 'message');
      const sizes: number[] = [];
      const watch = setInterval(() => sizes.push(rss(server)), 1_000);
      const attacked = await work(phones, (count ?? 60) * 1_000);
      clearInterval(watch);
      worker.postMessage('stop');
      const [attack] = (await once(worker, 'message')) as [Attacked];
      await worker.terminate();
      // The machine may have become slower or faster meanwhile.
      quiet.push(...(await work(phones, QUIET_MS)));
      const grown = Math.max(...sizes) - before;
      const ratio = p99(attacked) / p99(quiet);
      const faults = server.takeFaults();
      const figures = {
        ...{ messages: attack.said, connections: attack.opened, ended: attack.ended },
        ackP99: { quiet: p99(quiet), attacked: p99(attacked), ratio: round(ratio) },
        ...{ grownMB: round(grown / 1_000_000), faults: faults.slice(0, 2_000) },
      };
      const ok = faults === '' && ratio <= 2 && grown < MOST_GROWN && attack.ended > 0;
      return { ok, figures };
    } finally {
      live.close();
      await server.close();
    }
  },
};

/** How long every answer took, in milliseconds. */
async function work(phones: readonly Guest[], ms: number): Promise<number[]> {
  const took: number[] = [];
  const end = performance.now() + ms;
  const one = async ({ client }: Guest, i: number): Promise<void> => {
    for (let turn = 0; performance.now() < end; turn += 1) {
      const began = performance.now();
      const args = { note: `note:honest-${i}`, text: `Turn ${turn}` };
      const code = await client.mutate('note.edit', args).settled;
      if (code !== null) throw new Error(`an honest note was refused: ${code}`);
      took.push(performance.now() - began);
      await pause(BETWEEN_MS);
    }
  };
  await Promise.all(phones.map(one));
  return took;
}

/** Bytes of the process, as Linux counts them: the server need not be asked. */
function rss({ pid }: TestServer): number {
  if (pid === null) throw new Error('the server has ended');
  const [, kilobytes] =
    /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function p99(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return round(sorted[Math.floor(sorted.length * 0.99)] ?? 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
