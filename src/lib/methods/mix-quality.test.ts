import { describe, expect, it } from 'vitest';
import { isBestSpread, mixQuality } from './mix-quality.ts';
import type { Person } from './person.ts';

const school = ['a', 'b', 'c'].map((id) => person(id, 'school', 'teacher'));
const care = ['d', 'e', 'f'].map((id) => person(id, 'care', 'nurse'));

describe('quality of a mix', () => {
  it('Q1: a spread is most less fewest per group, beside the best that the number allows', () => {
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

  it('Q2: where people divide evenly over the groups the best spread is nought', () => {
    const groups = [0, 1, 2].map((at) => [...school.slice(at, at + 1), ...care.slice(at, at + 1)]);
    const quality = mixQuality(groups);
    expect(quality.organisations.map(({ spread, best }) => [spread, best])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(isBestSpread(quality.roles)).toBe(true);
  });

  it('Q3: pairs are repeated or new, and those forced are told', () => {
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

  it('Q4: the worst spread comes first', () => {
    const guest = person('g', 'guests', 'guest');
    const labels = mixQuality([[...school, guest], care.slice(0, 2)]).organisations;
    expect(labels.map(({ label }) => label)).toEqual(['school', 'care', 'guests']);
  });

  it('Q5: a room without groups has nothing to show', () => {
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
