/** One series from its seed to its verdict. The same seed does the same, to the last message. */
import { seededRandom } from '#lib/methods/random.ts';
import { Dice } from './acts.ts';
import { happen } from './deeds.ts';
import { heal, judge } from './ending.ts';
import type { Finding } from './findings.ts';
import type { Tampering } from './tampering.ts';
import { mostClients, World } from './world.ts';

/** Room for the steps of a series between two seeds' numbers. */
const STEPS = 2 ** 20;

export interface Series {
  readonly seed: number;
  /** How many steps it has. */
  readonly ops: number;
  /** How many devices take part; null: as the seed decides. */
  readonly clients: number | null;
  /** Only these steps happen; null: all of them. */
  readonly only?: readonly number[] | null;
}

export interface Verdict {
  readonly findings: readonly Finding[];
  /** A fingerprint of everything that was sent and done. */
  readonly trace: string;
  /** What happened, step by step, as far as it was asked for. */
  readonly told: readonly string[];
}

export async function play(
  { seed, ops, clients, only = null }: Series,
  {
    tampering = {},
    tell = false,
  }: { readonly tampering?: Tampering; readonly tell?: boolean } = {},
): Promise<Verdict> {
  const own = new Dice(seededRandom(seed * STEPS + STEPS - 1));
  const drawn = 2 + own.below(mostClients - 1);
  const world = new World(seed * STEPS + STEPS - 2, clients ?? drawn, tampering);
  const told: string[] = [];
  await world.begin();
  for (const step of only ?? Array.from({ length: ops }, (_, at) => at)) {
    // Each step has dice of its own, so that leaving one out changes no other.
    const dice = new Dice(seededRandom(seed * STEPS + step));
    const pause = dice.chance(0.02) ? dice.below(20_000) : dice.below(120);
    await world.scheduler.until(world.scheduler.now + pause);
    const what = happen(world, dice, step);
    world.trace.mix(what);
    if (tell) told.push(`${step} ${what}`);
  }
  await heal(world);
  judge(world);
  return { findings: world.findings.list, trace: world.trace.digest, told };
}
