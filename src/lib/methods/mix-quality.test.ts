import { describe, expect, it } from 'vitest';
import { isBestSpread, mixQuality } from './mix-quality.ts';
import type { Person } from './person.ts';

const school = ['a', 'b', 'c'].map((id) => person(id, 'school', 'teacher'));
const care = ['d', 'e', 'f'].map((id) => person(id, 'care', 'nurse'));

describe('quality of a mix', () => {
  it('Q1: a spread is the largest minus the smallest count per group, reported beside the best possible value', () => {
    const { organisations } = mixQuality([school, care]);
    expect(organisations).toContainEqual({
      label: 'school',
      people: 3,
      most: 3,
      fewest: 0,
      spread: 3,
      best: 1,
    });
    expect(isBestSpread(organisations)).toBe(false);
  });

  it('Q2: if people divide evenly over the groups, the best possible spread is zero', () => {
    const groups = [0, 1, 2].map((at) => [...school.slice(at, at + 1), ...care.slice(at, at + 1)]);
    const quality = mixQuality(groups);
    expect(quality.organisations.map(({ spread, best }) => [spread, best])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(isBestSpread(quality.roles)).toBe(true);
  });

  it('Q3: pairs are counted as repeated or new, and unavoidable repeats are reported', () => {
    const quality = mixQuality(
      [school, care],
      [
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        [['b', 'a']],
      ],
    );
    expect(quality).toMatchObject({ repeatedPairs: 1, newPairs: 5, fewestRepeatedPairs: 0 });
    expect(mixQuality([school], [[['a', 'b', 'c']]])).toMatchObject({
      repeatedPairs: 3,
      newPairs: 0,
      fewestRepeatedPairs: 3,
    });
  });

  it('Q4: the worst spread is listed first', () => {
    const guest = person('g', 'guests', 'guest');
    const labels = mixQuality([[...school, guest], care.slice(0, 2)]).organisations;
    expect(labels.map(({ label }) => label)).toEqual(['school', 'care', 'guests']);
  });

  it('Q5: a mix without groups has empty figures', () => {
    expect(mixQuality([])).toEqual({
      organisations: [],
      roles: [],
      repeatedPairs: 0,
      fewestRepeatedPairs: 0,
      newPairs: 0,
    });
  });
});

function person(id: string, organisation: string, role: string): Person {
  return { id, organisation, role };
}
