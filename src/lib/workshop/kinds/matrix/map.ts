/** The map of effort and impact as it is drawn, on whichever surface: signs with numbers, and ranges. */
import { across, down, standApart } from './apart.ts';
import { interquartileRange, meanOf } from './levels.ts';
import type { JudgedLine } from './model.ts';

/** Of a sign with its number, in units of the map. */
export const SIGN = 80;

export interface MatrixMap {
  readonly signs: readonly {
    readonly id: string;
    /** From 1, as in the list beside it. */
    readonly number: number;
    /** From the upper left corner, in units of the map. */
    readonly x: number;
    readonly y: number;
  }[];
  /** Where the middle half of the judgements lies: a line along each scale. */
  readonly ranges: readonly { readonly from: Point; readonly to: Point }[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What was judged, in the order of its list, where it was judged to lie. */
export function matrixMap(lines: readonly JudgedLine[]): MatrixMap {
  const placed = lines.map(({ effort, impact }) => ({
    effort: meanOf(effort) ?? 3,
    impact: meanOf(impact) ?? 3,
  }));
  const points = standApart(placed, SIGN);
  const ranges = lines.flatMap(({ effort, impact }, at) => {
    const [work, gain] = [interquartileRange(effort), interquartileRange(impact)];
    const here = placed[at];
    if (!work || !gain || !here) return [];
    const [x, y] = [across(here.effort), down(here.impact)];
    return [
      { from: { x: across(work[0]), y }, to: { x: across(work[1]), y } },
      { from: { x, y: down(gain[0]) }, to: { x, y: down(gain[1]) } },
    ];
  });
  return {
    signs: lines.map(({ id }, at) => ({ id, number: at + 1, ...(points[at] ?? { x: 0, y: 0 }) })),
    ranges,
  };
}
