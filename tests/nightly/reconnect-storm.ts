import { resolve } from 'node:path';
import { ensureBuilt } from '../../src/commands/build.ts';
import { runReconnectStorm, type ReconnectStormOutcome } from '../faults/reconnect-storm.ts';
import type { NightlyPart } from './part.ts';

const ROUNDS = 3;
/** Milliseconds from when the server takes connections until 19 of 20 have been told everything. */
const SOON = 5_000;

export const reconnectStorm: NightlyPart = {
  name: 'herd',
  help: 'a server killed beside a full hall that comes back at once; counts sockets (1,000)',
  async run({ count, progress }) {
    await ensureBuilt(resolve(import.meta.dirname, '../..'));
    const figures: Record<string, ReconnectStormOutcome> = {};
    // While groups write, and when everybody has been shown everything, the most there is to send.
    for (const revealed of [false, true]) {
      const outcome = await runReconnectStorm({
        ...{ sockets: count ?? 1_000, rounds: ROUNDS, revealed, progress },
      });
      figures[revealed ? 'shown' : 'writing'] = outcome;
    }
    return { ok: Object.values(figures).every(isWell), figures };
  },
};

function isWell({ rounds }: ReconnectStormOutcome): boolean {
  return rounds.every(
    ({ pages, back, equal, wrote, kept, sinceUp }) =>
      back === pages && equal === pages && kept === wrote && sinceUp && sinceUp.p95 <= SOON,
  );
}
