/** What the counts of a five-step judgement say: where it lies and how much people differ. */
import type { Quadrant } from '../../model/terms.ts';

/** `counts[i]`: how many chose level i + 1. Null where nobody has. */
export function meanOf(counts: readonly number[]): number | null {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  return counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / all;
}

/** The levels between which the middle half of the judgements lies; null where there are none. */
export function interquartileRange(counts: readonly number[]): readonly [number, number] | null {
  const chosen = counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1));
  const low = chosen[Math.floor((chosen.length - 1) / 4)];
  const high = chosen[Math.ceil(((chosen.length - 1) * 3) / 4)];
  return low === undefined || high === undefined ? null : [low, high];
}

/** True when the middle half lies more than one level apart: something to talk about. */
export function isMixed(counts: readonly number[]): boolean {
  const middle = interquartileRange(counts);
  return middle !== null && middle[1] - middle[0] > 1;
}

interface Judged {
  readonly effort: readonly number[];
  readonly impact: readonly number[];
}

/** Most effect for the least effort first; what nobody has judged comes last. */
export function byGain(a: Judged, b: Judged): number {
  return gainOf(b) - gainOf(a);
}

/** In which quadrant of the matrix it lies; null where it was not judged. */
export function quadrantOf({ effort, impact }: Judged): Quadrant | null {
  const [work, gain] = [meanOf(effort), meanOf(impact)];
  if (work === null || gain === null) return null;
  if (gain >= 3) return work < 3 ? 'first' : 'plan';
  return work < 3 ? 'spare' : 'leave';
}

function gainOf({ effort, impact }: Judged): number {
  const [work, gain] = [meanOf(effort), meanOf(impact)];
  return work === null || gain === null ? -Infinity : gain - work;
}
