import { resolve } from 'node:path';
import { ensureBuilt } from '../../src/commands/build.ts';
import { faults, hindrance, runRounds, type RoundsOutcome } from '../disk/rounds.ts';
import type { NightlyPart } from './part.ts';

const ROUNDS = 100;

export const disk: NightlyPart = {
  name: 'disk',
  help: 'a disk that is full, cuts off writes or answers EIO; counts rounds of each (100)',
  async run({ count, seed, progress }) {
    await ensureBuilt(resolve(import.meta.dirname, '../..'));
    const figures: Record<string, RoundsOutcome | string> = {};
    let ok = true;
    for (const fault of faults) {
      const missing = hindrance(fault);
      if (missing !== null) progress(`${fault}: not tried, ${missing}`);
      const outcome = missing ?? (await runRounds(fault, count ?? ROUNDS, seed, progress));
      figures[fault] = outcome;
      // What was not tried is not well.
      ok &&= typeof outcome !== 'string' && isWell(outcome);
    }
    return { ok, figures };
  },
};

function isWell(outcome: RoundsOutcome): boolean {
  const { falseAcks, untold, lost, duplicated, integrity, otherFaults } = outcome;
  return falseAcks + untold + lost + duplicated + otherFaults === 0 && integrity === 'ok';
}
