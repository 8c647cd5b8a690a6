/**
 * Leaves out steps of a failing series as long as it still fails in the same way: halves first,
 * then ever smaller pieces (delta debugging, Zeller and Hildebrandt 2002).
 */
import { play, type Series, type Verdict } from './play.ts';
import type { Tampering } from './tampering.ts';

/** Runs at most; what is left then is short enough, or as short as it gets. */
const RUNS = 400;

export interface Shrunk {
  readonly only: readonly number[];
  /** Of the shortest series that still fails. */
  readonly verdict: Verdict;
}

/** @param failed what the whole series came to: the first finding's kind is to be kept */
export async function shrink(
  series: Series,
  failed: Verdict,
  tampering: Tampering = {},
): Promise<Shrunk> {
  const wanted = failed.findings[0]?.wrong;
  const fails = async (only: readonly number[]): Promise<boolean> => {
    const { findings } = await play({ ...series, only }, { tampering });
    return findings.some(({ wrong }) => wrong === wanted);
  };
  let kept = [...(series.only ?? Array.from({ length: series.ops }, (_, at) => at))];
  let runs = 0;
  for (let size = Math.ceil(kept.length / 2); size >= 1 && runs < RUNS;) {
    let shorter = false;
    for (let start = 0; start < kept.length && runs < RUNS;) {
      const without = [...kept.slice(0, start), ...kept.slice(start + size)];
      runs += 1;
      if (await fails(without)) {
        kept = without;
        shorter = true;
      } else start += size;
    }
    if (size === 1 && !shorter) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  const verdict = await play({ ...series, only: kept }, { tampering, tell: true });
  return { only: kept, verdict };
}
