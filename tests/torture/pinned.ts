/** Series that failed once, cut down to what made them fail, and what was wrong. */
import type { Series } from '../../src/commands/torture/play.ts';

export interface Pinned {
  readonly why: string;
  readonly series: Series;
}

export const pinned: readonly Pinned[] = [
  {
    // A phone that was full for a while, and a second tab: rule E37.
    why: 'an act that was not kept was taken for answered',
    series: {
      seed: 58,
      ops: 500,
      clients: null,
      only: [70, 116, 131, 134, 135, 167, 168, 169, 170, 173, 174, 175, 256, 330],
    },
  },
  {
    why: 'an act that was not kept was taken for answered, among five hundred steps',
    series: { seed: 256, ops: 500, clients: null },
  },
];
