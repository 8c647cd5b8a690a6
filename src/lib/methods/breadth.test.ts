import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breadthOf,
  figuresFor,
  leastPeople,
  leastTold,
  lowerBound,
  mostFigures,
} from './breadth.ts';

const names = fc.option(fc.constantFrom('A', 'B', 'C', 'D'));
const notes = fc.array(fc.record({ group: names, organisation: names }));
const wholes = fc.record({ groups: fc.nat({ max: 9 }), organisations: fc.nat({ max: 9 }) });

describe('breadth', () => {
  it('B1: several notes from one group or organisation count once', () => {
    const note = { group: 'A', organisation: 'school' };
    const all = { groups: 9, organisations: 5 };
    expect(breadthOf([note, note, { ...note, group: 'B' }], all)).toEqual({
      groups: 2,
      ofGroups: 9,
      organisations: 1,
      ofOrganisations: 5,
    });
    fc.assert(
      fc.property(notes, wholes, (some, whole) => {
        expect(breadthOf([...some, ...some], whole)).toEqual(breadthOf(some, whole));
      }),
    );
  });

  it('B2: a note without a group or organisation adds to neither count', () => {
    fc.assert(
      fc.property(notes, wholes, (some, whole) => {
        const nameless = [
          { group: null, organisation: null },
          { group: '', organisation: '' },
        ];
        expect(breadthOf([...some, ...nameless], whole)).toEqual(breadthOf(some, whole));
      }),
    );
  });

  it('B3: breadth never exceeds its total, and additional notes never reduce it', () => {
    fc.assert(
      fc.property(notes, notes, wholes, (some, more, whole) => {
        const narrow = breadthOf(some, whole);
        const broad = breadthOf([...some, ...more], whole);
        expect(narrow.groups).toBeLessThanOrEqual(narrow.ofGroups);
        expect(narrow.organisations).toBeLessThanOrEqual(narrow.ofOrganisations);
        expect(broad.groups).toBeGreaterThanOrEqual(narrow.groups);
        expect(broad.organisations).toBeGreaterThanOrEqual(narrow.organisations);
      }),
    );
  });

  it('B4: a figure of breadth is the true number or one less, each with a chance of one half, and nothing where that is below three', () => {
    for (let count = 0; count < 20; count += 1) {
      const bounds = [lowerBound(count, 0), lowerBound(count, 1)];
      expect(bounds).toEqual([count, count - 1].map((n) => (n < leastTold ? null : n)));
    }
  });

  it('B5: there is at most one figure of breadth for every four people, at most sixteen, and none for fewer than eight people', () => {
    for (let people = 0; people < 200; people += 1) {
      const figures = figuresFor(people);
      expect(figures > 0).toBe(people >= leastPeople);
      expect(figures).toBeLessThanOrEqual(Math.min(people / 4, mostFigures));
    }
    expect([8, 12, 62, 64, 1_000].map(figuresFor)).toEqual([2, 3, 15, 16, 16]);
  });
});
