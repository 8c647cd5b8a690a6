import { runPowerLoss } from '../faults/power-loss.ts';
import { hasStrace } from '../faults/strace.ts';
import type { NightlyPart } from './part.ts';

export const powerLoss: NightlyPart = {
  name: 'power-loss',
  help: 'the power cut at every acknowledgement, found out with strace; counts commits (500)',
  run({ count, seed, progress }) {
    if (!hasStrace()) {
      const problem = 'strace is missing or may not trace (Debian: apt-get install strace)';
      return Promise.resolve({ ok: false, figures: { problem } });
    }
    const commits = count ?? 500;
    const full = runPowerLoss({ commits, seed, synchronous: 'FULL' });
    progress(JSON.stringify(full));
    // The control: without waiting for the disk the same trial has to find losses.
    const normal = runPowerLoss({ commits, seed, synchronous: 'NORMAL' });
    const ok = full.lost === 0 && full.damaged === 0 && full.acked === commits && normal.lost > 0;
    return Promise.resolve({ ok, figures: { full, normal } });
  },
};
