import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { across, down, SIDE, standApart, type Point } from './apart.ts';

const DIAMETER = 80;
const MIDDLE = SIDE / 2;

const judged = fc.record({
  effort: fc.double({ min: 1, max: 5, noNaN: true }),
  impact: fc.double({ min: 1, max: 5, noNaN: true }),
});
/** Mostly the same few places: levels are whole, and rooms agree. */
const tied = fc.record({
  effort: fc.constantFrom(1, 2.5, 3, 5),
  impact: fc.constantFrom(1, 2.9, 3, 5),
});

const nearestTwo = (points: readonly Point[]) =>
  Math.min(
    ...points.flatMap((a, index) =>
      points.slice(index + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)),
    ),
  );

describe('the map of effort and impact', () => {
  test('FM20: on the map of a matrix each theme stands wholly in the quadrant it was judged to lie in, as near as it can to its place, and none covers another', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(judged, tied), { minLength: 1, maxLength: 20 }), (all) => {
        const points = standApart(all, DIAMETER);
        expect(points).toHaveLength(all.length);
        for (const [index, { x, y }] of points.entries()) {
          const { effort, impact } = all[index] ?? { effort: 0, impact: 0 };
          expect([x < MIDDLE, y < MIDDLE]).toEqual([effort < 3, impact >= 3]);
          for (const line of [0, MIDDLE, SIDE]) {
            expect(Math.abs(x - line)).toBeGreaterThanOrEqual(DIAMETER / 2 - 1);
            expect(Math.abs(y - line)).toBeGreaterThanOrEqual(DIAMETER / 2 - 1);
          }
        }
        expect(nearestTwo(points)).toBeGreaterThanOrEqual(DIAMETER);
      }),
    );
  });

  it('leaves alone what stands alone', () => {
    const [point] = standApart([{ effort: 2, impact: 4 }], DIAMETER);
    expect(point).toEqual({ x: across(2), y: down(4) });
  });

  it('keeps eight that tie completely around their place', () => {
    const points = standApart(
      Array.from({ length: 8 }, () => ({ effort: 2.5, impact: 3 })),
      DIAMETER,
    );
    for (const { x, y } of points) {
      expect(Math.hypot(x - across(2.5), y - down(3))).toBeLessThan(3 * DIAMETER);
    }
  });

  it('stands closer, and not on each other, where a quadrant is full', () => {
    const points = standApart(
      Array.from({ length: 60 }, () => ({ effort: 1, impact: 5 })),
      DIAMETER,
    );
    expect(nearestTwo(points)).toBeGreaterThan(DIAMETER / 3);
  });
});
