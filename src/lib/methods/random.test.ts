import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomBelow, seededRandom, shuffled } from './random.ts';

const seeds = fc.maxSafeNat();

describe('seeded random numbers', () => {
  it('R1: equal seeds give equal sequences of numbers in [0, 1)', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const one = seededRandom(seed);
        const other = seededRandom(seed);
        for (let draw = 0; draw < 20; draw += 1) {
          const value = one();
          expect(value).toBe(other());
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(1);
        }
      }),
    );
  });

  it('R2: the sequence of a seed is the same in every version', () => {
    const random = seededRandom(20_250_321);
    expect([random(), random(), random()].map((value) => value * 2 ** 32)).toEqual([
      3735307185, 1946245734, 822967150,
    ]);
  });

  it('R3: different seeds give different sequences, also beyond 32 bits', () => {
    fc.assert(
      fc.property(seeds, seeds, (one, other) => {
        fc.pre(one !== other);
        expect(sequence(one)).not.toEqual(sequence(other));
      }),
    );
    expect(sequence(1)).not.toEqual(sequence(1 + 2 ** 32));
  });

  it('R4: a seed that is not a non-negative integer is refused', () => {
    for (const seed of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => seededRandom(seed)).toThrow(RangeError);
    }
  });

  it('R5: shuffling keeps every item, does not modify its input, and reaches every position equally often', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), seeds, (items, seed) => {
        const before = [...items];
        const drawn = shuffled(items, seededRandom(seed));
        expect(items).toEqual(before);
        expect(drawn.toSorted()).toEqual(items.toSorted());
      }),
    );
    const random = seededRandom(7);
    const firsts = [0, 0, 0, 0];
    for (let round = 0; round < 4000; round += 1) {
      const first = shuffled([0, 1, 2, 3], random)[0] ?? -1;
      firsts[first] = (firsts[first] ?? 0) + 1;
    }
    for (const count of firsts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('R6: a random integer below a limit is a whole number from 0, and every value occurs', () => {
    const random = seededRandom(3);
    const seen = new Set(Array.from({ length: 200 }, () => randomBelow(6, random)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

function sequence(seed: number): number[] {
  const random = seededRandom(seed);
  return [random(), random(), random(), random()];
}
