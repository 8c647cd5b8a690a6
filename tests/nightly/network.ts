/** Many courses of a bad network, each drawn from a seed: what is written arrives, soon and once. */
import { resolve } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { seededRandom } from '#lib/methods/random.ts';
import { ensureBuilt } from '../../src/commands/build.ts';
import { Client } from '../../src/commands/rehearse/client.ts';
import { Dice } from '../../src/commands/torture/acts.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import { done, openHall, type Hall } from '../support/hall.ts';
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

interface Tally {
  /** Milliseconds from the return, or from writing where that came later; none before it. */
  readonly delays: number[];
  readonly written: string[];
  readonly arrived: string[];
  refused: number;
  late: number;
}

type Fault = (proxy: FaultProxy, dice: Dice) => Promise<unknown> | undefined;

const faults: Readonly<Record<string, Fault>> = {
  slow(proxy, dice) {
    const latency = 20 + dice.below(380);
    proxy.set({ latency, jitter: dice.below(latency), bandwidth: 10_000 + dice.below(100_000) });
    return pass(dice.below(3_000));
  },
  async stall(proxy, dice) {
    proxy.set({ stalled: true });
    await pass(dice.below(3_000));
    proxy.set({});
  },
  reset(proxy) {
    proxy.reset();
    return undefined;
  },
  async black(proxy, dice) {
    proxy.blackOut();
    await pass(dice.chance(0.2) ? 60_000 : dice.below(12_000));
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
  readonly #hall: Hall;
  readonly #tally: Tally;

  constructor(hall: Hall, tally: Tally) {
    this.#hall = hall;
    this.#tally = tally;
  }

  async round(seed: number): Promise<void> {
    const dice = new Dice(seededRandom(seed));
    const proxy = await FaultProxy.start(this.#hall.url, seed);
    const stop = new AbortController();
    const phones: Client[] = [];
    for (let i = 0; i < PHONES; i += 1) phones.push(await this.#phone(proxy, stop.signal));
    let back = Number.POSITIVE_INFINITY;
    const settled: Promise<void>[] = [];
    let notes = 0;
    const write = (): void => {
      if (notes >= MOST_NOTES) return;
      notes += 1;
      settled.push(this.#write(dice.one(phones), `round ${seed} note ${notes}`, () => back));
    };
    for (let step = 3 + dice.below(4); step > 0; step -= 1) {
      const fault = faults[dice.one(Object.keys(faults))];
      const over = fault?.(proxy, dice);
      for (let n = 1 + dice.below(3); n > 0; n -= 1) {
        write();
        await pass(dice.below(300));
      }
      await over;
      await pass(dice.below(1_000));
    }
    proxy.set({});
    back = performance.now();
    // What is written when all is well again may still meet a connection that is dead.
    write();
    const enough = new AbortController();
    const tooLate = pass(PATIENCE, null, { signal: enough.signal }).catch(() => undefined);
    await Promise.race([Promise.all(settled), tooLate]);
    enough.abort();
    this.#tally.late += phones.reduce((sum, phone) => sum + phone.unsent, 0);
    stop.abort();
    for (const phone of phones) phone.drop();
    await proxy.close();
  }

  /** A seat of its own, and a page that reaches the room through the proxy alone. */
  async #phone(proxy: FaultProxy, signal: AbortSignal): Promise<Client> {
    const { seat, visitor, client: direct } = await this.#hall.join();
    direct.drop();
    const { series, workshop } = this.#hall;
    const client = new Client({
      address: proxy.url,
      cookie: visitor.cookie,
      handshake: { series, as: 'participant', workshop },
      actor: { role: 'participant', seat, workshop },
      signal,
      onFrame: () => undefined,
      onConnection: () => undefined,
    });
    client.open();
    await client.until(() => client.live);
    return client;
  }

  async #write(client: Client, text: string, back: () => number): Promise<void> {
    const step = client.view.list('step').find(({ kind }) => kind === 'notes');
    const id = `note:${text.replaceAll(' ', '-')}`;
    const at = performance.now();
    const args = { id, step: step?.id, column: step?.columns[0]?.key, text };
    const { settled } = client.act('note.post', args);
    this.#tally.written.push(text);
    const code = await settled;
    if (code !== null) this.#tally.refused += 1;
    else if (performance.now() > back())
      this.#tally.delays.push(performance.now() - Math.max(at, back()));
  }
}

/** Every note that the room holds in the end. */
async function arrivedIn({ host }: Hall): Promise<string[]> {
  const step = host.view.list('step').find(({ kind }) => kind === 'notes');
  await done(host, 'step.reveal', { step: step?.id, revealed: true });
  const count = await host.until(
    () => host.view.list('tally')[0]?.steps.find((one) => one.step === step?.id) ?? null,
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
    const tally: Tally = { delays: [], written: [], arrived: [], refused: 0, late: 0 };
    let next = 0;
    const lanes = Array.from({ length: Math.min(LANES, rounds) }, async () => {
      const hall = await openHall(server.url);
      const lane = new Lane(hall, tally);
      for (let round = next++; round < rounds; round = next++) {
        await lane.round(seed * 1_000_000 + round);
        if ((round + 1) % 10 === 0) progress(`${round + 1} courses`);
      }
      tally.arrived.push(...(await arrivedIn(hall)));
      hall.close();
    });
    await Promise.all(lanes);
    const faulty = server.takeFaults();
    if (faulty) progress(faulty);
    await server.close();
    const { delays, written, arrived, refused, late } = tally;
    const sorted = delays.toSorted((a, b) => a - b);
    const part = (share: number): number =>
      Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
    const there = new Set(arrived);
    const lost = written.filter((text) => !there.has(text)).length;
    const duplicated = arrived.length - there.size;
    const [p50, p95, most] = [part(0.5), part(0.95), part(1)];
    return {
      ok:
        [lost, duplicated, refused, late].every((one) => one === 0) &&
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
