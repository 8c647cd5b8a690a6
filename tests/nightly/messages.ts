import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ensureBuilt } from '../../src/commands/build.ts';
import { Fuzz, hosts, shout, strangers } from '../fuzz/fuzz.ts';
import { attackServer } from './messages/over-wire.ts';
import type { NightlyPart } from './part.ts';

/** One message in so many goes over the wire. */
const ON_WIRE = 10;
/** Messages to one room: after more of them most doors in it are shut. */
const PER_ROOM = 250_000;
/** One in so many is said by a facilitator. */
const BY_HOSTS = 10;
/** Bytes that may be held at the end and not after the first rooms. */
const MOST_GROWN = 20_000_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

export const messages: NightlyPart = {
  name: 'messages',
  help: 'malformed messages, to rooms and over the wire; counts messages (10 million)',
  async run({ count, seed, progress }) {
    const total = count ?? 10_000_000;
    const onWire = Math.ceil(total / ON_WIRE);
    await ensureBuilt(resolve(import.meta.dirname, '../..'));
    const wire = await attackServer(onWire, seed, progress);
    const rooms = await tellRooms(total - onWire, seed, progress);
    const figures = { messages: total, wire, rooms };
    const ok =
      // What nobody lets in says nothing about those who are let in.
      wire.entered > wire.sockets / 2 &&
      wire.crashes === 0 &&
      wire.faults === null &&
      wire.honestRefused === 0 &&
      wire.ackP95.ratio <= 2 &&
      wire.grownMB * 1_000_000 < MOST_GROWN &&
      rooms.faults.length === 0 &&
      rooms.unhandled.length === 0 &&
      rooms.grownMB * 1_000_000 < MOST_GROWN;
    return { ok, figures };
  },
};

/** The same at the handlers themselves, many times as fast: room after room is told anything. */
async function tellRooms(count: number, seed: number, progress: (line: string) => void) {
  const unhandled: string[] = [];
  const hear = (reason: unknown): void => void unhandled.push(String(reason));
  process.on('unhandledRejection', hear);
  process.on('uncaughtException', hear);
  const faults: string[] = [];
  const told = { byes: 0, answers: 0 };
  const began = performance.now();
  let said = 0;
  let first: number | null = null;
  for (let at = 0; said < count; at += 1) {
    const share = Math.min(PER_ROOM, count - said);
    const fuzz = new Fuzz(seed * 1_000 + at);
    await fuzz.open();
    for (const [actors, most] of [
      [strangers, share - Math.floor(share / BY_HOSTS)],
      [hosts, Math.floor(share / BY_HOSTS)],
    ] as const) {
      const { byes, answers } = await shout(fuzz, actors, most, () => undefined);
      told.byes += byes;
      told.answers += answers;
    }
    faults.push(...fuzz.faults.map(String));
    said += share;
    first ??= held();
    progress(`${said} to rooms`);
  }
  const grown = held() - (first ?? 0);
  process.off('unhandledRejection', hear);
  process.off('uncaughtException', hear);
  return {
    ...{ messages: said, ...told },
    ...{ faults: faults.slice(0, 5), unhandled: unhandled.slice(0, 5) },
    grownMB: Math.round(grown / 10_000) / 100,
    perSecond: Math.round((said / (performance.now() - began)) * 1_000),
  };
}

/** Bytes that cannot be let go. */
function held(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
