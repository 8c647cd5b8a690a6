/** Many courses of a bad network, each drawn from a seed: what is written arrives, soon and once. */
import { resolve } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { seededRandom } from '#lib/methods/random.ts';
import { ensureBuilt } from '../../src/commands/build.ts';
import { Client } from '../../src/commands/rehearse/client.ts';
import { Random } from '../simulation/operations/random.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import { done, notesPlace, openLiveWorkshop, type LiveWorkshop } from '../support/live-workshop.ts';
import { TestServer } from '../support/server.ts';
import type { NightlyPart } from './part.ts';

/** Rounds at once: each waits for most of its time. */
const LANES = 6;
const PHONES = 3;
/** A person may post two hundred notes; a round has at most so many of one. */
const MOST_NOTES = 25;
/** Milliseconds after which what has not arrived counts as lost. */
const PATIENCE = 60_000;
/** Milliseconds from the network's return to the room's answer, of nineteen in twenty. */
const PROMISED = 5_000;

interface Measurements {
  /** Milliseconds from the return, or from writing where that came later; none before it. */
  readonly delays: number[];
  readonly written: string[];
  readonly arrived: string[];
  refused: number;
  late: number;
}

type Fault = (proxy: FaultProxy, random: Random) => Promise<unknown> | undefined;

const faults: Readonly<Record<string, Fault>> = {
  slow(proxy, random) {
    const latency = 20 + random.below(380);
    proxy.set({
      latency,
      jitter: random.below(latency),
      bandwidth: 10_000 + random.below(100_000),
    });
    return pass(random.below(3_000));
  },
  async stall(proxy, random) {
    proxy.set({ stalled: true });
    await pass(random.below(3_000));
    proxy.set({});
  },
  reset(proxy) {
    proxy.reset();
    return undefined;
  },
  async black(proxy, random) {
    proxy.blackOut();
    await pass(random.chance(0.2) ? 60_000 : random.below(12_000));
    proxy.return();
  },
  halfUp(proxy) {
    proxy.halfOpen('up');
    return undefined;
  },
  halfDown(proxy) {
    proxy.halfOpen('down');
    return undefined;
  },
};

class Lane {
  readonly #live: LiveWorkshop;
  readonly #measured: Measurements;

  constructor(live: LiveWorkshop, measured: Measurements) {
    this.#live = live;
    this.#measured = measured;
  }

  async round(seed: number): Promise<void> {
    const random = new Random(seededRandom(seed));
    const proxy = await FaultProxy.start(this.#live.url, seed);
    const stop = new AbortController();
    const phones: Client[] = [];
    for (let i = 0; i < PHONES; i += 1) phones.push(await this.#phone(proxy, stop.signal));
    let back = Number.POSITIVE_INFINITY;
    const settled: Promise<void>[] = [];
    let notes = 0;
    const write = (): void => {
      if (notes >= MOST_NOTES) return;
      notes += 1;
      settled.push(this.#write(random.pick(phones), `round ${seed} note ${notes}`, () => back));
    };
    for (let step = 3 + random.below(4); step > 0; step -= 1) {
      const fault = faults[random.pick(Object.keys(faults))];
      const over = fault?.(proxy, random);
      for (let n = 1 + random.below(3); n > 0; n -= 1) {
        write();
        await pass(random.below(300));
      }
      await over;
      await pass(random.below(1_000));
    }
    proxy.set({});
    back = performance.now();
    // What is written when all is well again may still meet a connection that is dead.
    write();
    const enough = new AbortController();
    const tooLate = pass(PATIENCE, null, { signal: enough.signal }).catch(() => undefined);
    await Promise.race([Promise.all(settled), tooLate]);
    enough.abort();
    this.#measured.late += phones.reduce((sum, phone) => sum + phone.unsent, 0);
    stop.abort();
    for (const phone of phones) phone.drop();
    await proxy.close();
  }

  /** A seat of its own, and a page that reaches the room through the proxy alone. */
  async #phone(proxy: FaultProxy, signal: AbortSignal): Promise<Client> {
    const { seat, visitor, client: direct } = await this.#live.join();
    direct.drop();
    const { series, workshop } = this.#live;
    const client = new Client({
      address: proxy.url,
      cookie: visitor.cookie,
      handshake: { series, as: 'participant', workshop },
      actor: { role: 'participant', seat, workshop },
      signal,
      onMessage: () => undefined,
      onConnection: () => undefined,
    });
    client.open();
    await client.until(() => client.live);
    return client;
  }

  async #write(client: Client, text: string, back: () => number): Promise<void> {
    const id = `note:${text.replaceAll(' ', '-')}`;
    const at = performance.now();
    const args = { id, ...notesPlace(client), text };
    const { settled } = client.mutate('note.post', args);
    this.#measured.written.push(text);
    const code = await settled;
    if (code !== null) this.#measured.refused += 1;
    else if (performance.now() > back())
      this.#measured.delays.push(performance.now() - Math.max(at, back()));
  }
}

/** Every note that the room holds in the end. */
async function arrivedIn({ host }: LiveWorkshop): Promise<string[]> {
  const { step } = notesPlace(host);
  await done(host, 'step.reveal', { step, revealed: true });
  const count = await host.until(
    () => host.view.list('stats')[0]?.steps.find((counted) => counted.step === step) ?? null,
  );
  await host.until(() => host.view.list('note').length >= count.notes);
  return host.view.list('note').map(({ text }) => text);
}

export const network: NightlyPart = {
  name: 'network',
  help: 'phones on a bad network of our own; counts courses of faults (300)',
  async run({ count, seed, progress }) {
    const rounds = count ?? 300;
    await ensureBuilt(resolve(import.meta.dirname, '../..'));
    const server = await TestServer.start();
    const measured: Measurements = { delays: [], written: [], arrived: [], refused: 0, late: 0 };
    let next = 0;
    const lanes = Array.from({ length: Math.min(LANES, rounds) }, async () => {
      const live = await openLiveWorkshop(server.url);
      const lane = new Lane(live, measured);
      for (let round = next++; round < rounds; round = next++) {
        await lane.round(seed * 1_000_000 + round);
        if ((round + 1) % 10 === 0) progress(`${round + 1} courses`);
      }
      measured.arrived.push(...(await arrivedIn(live)));
      live.close();
    });
    await Promise.all(lanes);
    const faulty = server.takeFaults();
    if (faulty) progress(faulty);
    await server.close();
    const { delays, written, arrived, refused, late } = measured;
    const sorted = delays.toSorted((a, b) => a - b);
    const part = (share: number): number =>
      Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
    const there = new Set(arrived);
    const lost = written.filter((text) => !there.has(text)).length;
    const duplicated = arrived.length - there.size;
    const [p50, p95, most] = [part(0.5), part(0.95), part(1)];
    return {
      ok:
        [lost, duplicated, refused, late].every((count) => count === 0) &&
        delays.length > 0 &&
        p95 <= PROMISED &&
        faulty === '',
      figures: {
        ...{
          courses: rounds,
          notes: written.length,
          after: delays.length,
          lost,
          duplicated,
          refused,
          late,
        },
        deliveredMs: { p50, p95, max: most },
      },
    };
  },
};
