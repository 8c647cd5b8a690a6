import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breadthOf } from './breadth.ts';

const names = fc.option(fc.constantFrom('A', 'B', 'C', 'D'));
const notes = fc.array(fc.record({ group: names, organisation: names }));
const wholes = fc.record({ groups: fc.nat({ max: 9 }), organisations: fc.nat({ max: 9 }) });

describe('breadth', () => {
  it('B1: many notes from one group or organisation count once', () => {
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

  it('B2: a note without group or organisation adds to neither', () => {
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

  it('B3: breadth never exceeds its whole, and more notes never make it smaller', () => {
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
});
