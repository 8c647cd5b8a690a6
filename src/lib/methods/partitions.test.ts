import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  adjustedRand,
  inTheirPlace,
  pairCounts,
  pairF1,
  pairPrecision,
  pairRecall,
} from './partitions.ts';

const places = fc.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd')), { maxLength: 30 });

test('SG7: a sorting is judged by pairs and places: 1 is the same whatever the places are called, and order does not matter', () => {
  fc.assert(
    fc.property(places, (meant) => {
      const renamed = meant.map((place) => (place === null ? null : `group ${place}`));
      const counts = pairCounts(renamed, meant);
      expect([pairF1(counts), adjustedRand(counts)]).toEqual([1, 1]);
      expect(inTheirPlace(renamed, meant)).toBe(meant.length);
    }),
  );
  fc.assert(
    fc.property(places, places, (one, other) => {
      const judged = one.slice(0, other.length);
      const meant = other.slice(0, judged.length);
      const counts = pairCounts(judged, meant);
      const reversed = pairCounts(judged.toReversed(), meant.toReversed());
      expect(reversed).toEqual(counts);
      expect(adjustedRand(counts)).toBeLessThanOrEqual(1);
      // By hand: every pair, one by one.
      let both = 0;
      for (let a = 0; a < judged.length; a += 1) {
        for (let b = a + 1; b < judged.length; b += 1) {
          const together = (list: typeof judged) => list[a] !== null && list[a] === list[b];
          if (together(judged) && together(meant)) both += 1;
        }
      }
      expect(counts.both).toBe(both);
    }),
  );
});

test('SG7: a sorting is judged by pairs and places: 1 is the same whatever the places are called, and order does not matter (one that is known)', () => {
  const judged = ['x', 'x', 'x', 'y', 'y', null];
  const meant = ['a', 'a', 'b', 'b', 'b', null];
  const counts = pairCounts(judged, meant);
  expect(counts).toEqual({ both: 2, judged: 4, meant: 4, all: 15 });
  expect([pairPrecision(counts), pairRecall(counts), pairF1(counts)]).toEqual([0.5, 0.5, 0.5]);
  expect(inTheirPlace(judged, meant)).toBe(5);
  // 15 pairs, 4 × 4 / 15 expected: (2 − 16/15) / (4 − 16/15).
  expect(adjustedRand(counts)).toBeCloseTo((2 - 16 / 15) / (4 - 16 / 15));
});
