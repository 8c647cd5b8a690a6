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
  {
    // Clocks that were set back, and a phone that sent more than its pace at once: rule E38.
    why: 'numbers out of order kept each other from being sent',
    series: {
      seed: 743,
      ops: 500,
      clients: null,
      only: [
        8, 9, 10, 11, 12, 18, 20, 22, 23, 24, 25, 27, 41, 42, 43, 49, 50, 51, 54, 56, 57, 58, 59,
        61, 62, 66, 67, 71, 77, 87, 94, 95, 96, 99, 102, 103, 104, 105, 106, 107, 110, 111, 112,
        118, 168, 170, 172, 173, 174, 175, 176, 178, 179, 180, 182, 183, 184, 185, 186, 188, 378,
        379, 380, 381, 382, 389, 390, 391, 392, 393, 394, 395, 404, 405,
      ],
    },
  },
  {
    why: 'a theme made anew could not go back into one that was gone',
    series: { seed: 200_826, ops: 500, clients: null },
  },
];
