import { resolve } from 'node:path';
import { ensureBuilt } from '../../src/commands/build.ts';
import { runCopyLoad, type CopyLoad } from '../disk/copy-load.ts';
import { faults, hindrance, runRounds, type RoundsOutcome } from '../disk/rounds.ts';
import type { NightlyPart } from './part.ts';

const ROUNDS = 100;
const MEGABYTES = 50;
/** Milliseconds within which 19 of 20 are answered while a copy is made. */
const SOON = 50;

export const disk: NightlyPart = {
  name: 'disk',
  help: 'a disk that is full, cuts off writes or answers EIO; counts rounds of each (100); a copy',
  async run({ count, seed, progress }) {
    await ensureBuilt(resolve(import.meta.dirname, '../..'));
    progress(`a copy of ${MEGABYTES} MB`);
    const copy = await runCopyLoad(MEGABYTES);
    const figures: Record<string, RoundsOutcome | CopyLoad | string> = { copy };
    let ok = copy.during !== null && copy.during.p95 <= SOON;
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
