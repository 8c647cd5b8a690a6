import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastKinds, leastTold } from './breadth.ts';
import { ranksOf, sharesOfMost } from './ranking.ts';

test('PI2: themes with as many dots have the same place, said to be shared, and the next comes after all of them', () => {
  expect(ranksOf([4, 7, 7, 0, null, 2])).toEqual([
    { at: 3, tied: false },
    { at: 1, tied: true },
    { at: 1, tied: true },
    null,
    null,
    { at: 4, tied: false },
  ]);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 6 })), (counts) => {
      const ranks = ranksOf(counts);
      for (const [i, one] of counts.entries()) {
        for (const [j, other] of counts.entries()) {
          if (i === j || one === 0 || other === 0) continue;
          const [a, b] = [ranks[i]?.at ?? 0, ranks[j]?.at ?? 0];
          expect(Math.sign(a - b)).toBe(Math.sign(other - one));
        }
      }
      expect(Math.max(0, ...sharesOfMost(counts))).toBe(counts.some((n) => n > 0) ? 1 : 0);
    }),
  );
});

test('EV4: of the kinds of organisation behind a theme no more is told than follows from the number that is told', () => {
  expect(leastKinds(null, [3, 2, 1], 0)).toBeNull();
  // The three of one kind may be the three.
  expect(leastKinds(3, [3, 2, 1], 0)).toBeNull();
  expect(leastKinds(6, [3, 2, 1], 0)).toBe(3);
  expect(leastKinds(6, [3, 2, 1], 1)).toBeNull();
  const room = fc.array(fc.constantFrom('kommun', 'region', 'skola', 'annan'), { minLength: 1 });
  fc.assert(
    fc.property(room, fc.nat(), fc.infiniteStream(fc.boolean()), (kinds, cut, raised) => {
      const behind = kinds.filter(() => raised.next().value);
      const sizes = [...Map.groupBy(kinds, (kind) => kind).values()].map(({ length }) => length);
      const told = Math.max(0, behind.length - (cut % 2));
      const least = leastKinds(told < leastTold ? null : told, sizes, 0);
      // Always true, and never small.
      if (least === null) return;
      expect(least).toBeGreaterThanOrEqual(leastTold);
      expect(least).toBeLessThanOrEqual(new Set(behind).size);
    }),
  );
});
