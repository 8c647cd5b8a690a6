import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designedRounds, pointsOf } from './design.ts';
import { field, primePowers } from './field.ts';

describe('rounds by arithmetic', () => {
  it('MX1: a finite field exists for every prime power up to 64 and satisfies the field axioms', () => {
    const sizes = [...new Array<number>(65).keys()].filter((n) => primePowers(n).length === 1);
    expect(sizes).toContain(64);
    for (const size of sizes) {
      const { add, times } = field(size);
      const all = [...new Array<number>(size).keys()];
      for (const one of all) {
        expect(new Set(all.map((other) => add(one, other))).size).toBe(size);
        if (one > 0) expect(new Set(all.map((other) => times(one, other))).size).toBe(size);
        const [a, b] = [(one * 5 + 3) % size, (one * 7 + 1) % size];
        expect(times(one, add(a, b))).toBe(add(times(one, a), times(one, b)));
      }
    }
  });

  it('MX2: in designed rounds no pair meets twice and sizes differ by at most one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 25 }),
        fc.integer({ min: 2, max: 8 }),
        fc.nat({ max: 7 }),
        (groups, size, missing) => {
          const people = Math.max(groups * (size - 1) + 1, groups * size - missing);
          const seen = new Set<string>();
          for (const round of designedRounds(people, groups, 99)) {
            expect(round.flat().toSorted((a, b) => a - b)).toEqual([
              ...new Array<number>(people).keys(),
            ]);
            const sizes = round.map((group) => group.length);
            expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
            for (const group of round) {
              for (const one of group) {
                for (const other of group) {
                  if (one >= other) continue;
                  expect(seen.has(`${one} ${other}`)).toBe(false);
                  seen.add(`${one} ${other}`);
                }
              }
            }
          }
        },
      ),
    );
  });

  it('MX3: affine planes are produced completely, and for unknown parameters there is no design', () => {
    expect(designedRounds(16, 4, 9)).toHaveLength(5);
    expect(designedRounds(25, 5, 9)).toHaveLength(6);
    expect(designedRounds(64, 16, 99)).toHaveLength(21);
    expect(designedRounds(40, 8, 9)).toHaveLength(8);
    expect(designedRounds(24, 6, 9)).toEqual([]);
  });

  it('MX4: organisations that fit the parts of a design are evenly spread in all its rounds', () => {
    const counts = [16, 8, 6, 5, 3, 2];
    const labels = counts.flatMap((count, at) => new Array<string>(count).fill(`o${at}`));
    const points = pointsOf(labels, 8);
    expect(points.toSorted((a, b) => a - b)).toEqual([...labels.keys()]);
    for (const round of designedRounds(40, 8, 8)) {
      for (const [at, count] of counts.entries()) {
        const each = round.map(
          (group) => group.filter((point) => labels[points[point] ?? -1] === `o${at}`).length,
        );
        expect(Math.max(...each)).toBe(Math.ceil(count / 8));
        expect(Math.min(...each)).toBe(Math.floor(count / 8));
      }
    }
  });
});
