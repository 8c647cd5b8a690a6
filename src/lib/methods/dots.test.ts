import { describe, expect, it } from 'vitest';
import { dotBudget } from './dots.ts';

describe('dots', () => {
  it('D1: everybody gets dots for about a third of the options, at least one and at most seven', () => {
    const options = [0, 1, 2, 3, 4, 5, 6, 9, 12, 15, 20, 21, 22, 60];
    expect(options.map(dotBudget)).toEqual([1, 1, 1, 1, 1, 2, 2, 3, 4, 5, 7, 7, 7, 7]);
  });
});
