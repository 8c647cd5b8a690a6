import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupCount, groupLetter, groupSizes, roundsWithoutRepeats } from './group-letters.ts';

const wantedSizes = fc.integer({ min: 2, max: 8 });
const crowds = fc.nat({ max: 600 });

describe('letters', () => {
  it('G1: groups are labelled A to Z, then AA, AB …, each label once', () => {
    expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(groupLetter)).toEqual([
      'A',
      'B',
      'Z',
      'AA',
      'AB',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
    const letters = Array.from({ length: 2000 }, (_, index) => groupLetter(index));
    expect(new Set(letters).size).toBe(2000);
    expect(() => groupLetter(-1)).toThrow(RangeError);
    expect(() => groupLetter(0.5)).toThrow(RangeError);
  });
});

describe('number of groups', () => {
  it('G2: people up to the wanted size form one group, and no people form none', () => {
    fc.assert(
      fc.property(wantedSizes, (size) => {
        expect(groupCount(0, size)).toBe(0);
        for (let people = 1; people <= size; people += 1) expect(groupCount(people, size)).toBe(1);
      }),
    );
  });

  it('G3: with two people or more every group has two to eight people', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 600 }), wantedSizes, (people, size) => {
        const sizes = groupSizes(people, groupCount(people, size));
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(8);
      }),
    );
  });

  it('G4: no other permitted number of groups has an average size nearer to the wanted size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), wantedSizes, (people, size) => {
        fc.pre(people > size);
        const off = (count: number): number => Math.abs(people / count - size);
        const chosen = groupCount(people, size);
        for (let count = Math.ceil(people / 8); count <= Math.floor(people / 2); count += 1) {
          expect(off(chosen)).toBeLessThanOrEqual(off(count) + 1e-9);
        }
      }),
    );
  });

  it('G5: if larger and smaller groups are equally near the wanted size, the smaller ones are used', () => {
    expect(groupSizes(12, groupCount(12, 5))).toEqual([4, 4, 4]);
  });

  it('G6: group sizes sum to the number of people, differ by at most one and are listed largest first', () => {
    fc.assert(
      fc.property(crowds, fc.integer({ min: 1, max: 100 }), (people, groups) => {
        const sizes = groupSizes(people, groups);
        expect(sizes).toHaveLength(groups);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(people);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
      }),
    );
  });

  it.each([
    [62, 5, 12],
    [7, 5, 2],
    [6, 5, 1],
    [11, 5, 2],
    [9, 8, 2],
    [3, 2, 1],
    [5, 2, 2],
    [500, 5, 100],
  ])('%i people in groups of %i are %i groups', (people, size, groups) => {
    expect(groupCount(people, size)).toBe(groups);
  });

  it('G7: a size outside two to eight, or a number that is not whole, is refused', () => {
    for (const size of [1, 9, 4.5, Number.NaN]) {
      expect(() => groupCount(10, size)).toThrow(RangeError);
    }
    for (const people of [-1, 1.5]) expect(() => groupCount(people, 5)).toThrow(RangeError);
  });

  it('G8: without repeated pairs, n people in groups of g can meet for at most ⌊(n − 1) / (g − 1)⌋ rounds', () => {
    expect(roundsWithoutRepeats(20, 4)).toBe(6);
    expect(roundsWithoutRepeats(62, 5)).toBe(15);
    expect(roundsWithoutRepeats(1, 5)).toBe(0);
    expect(roundsWithoutRepeats(5, 1)).toBe(0);
  });
});
