import { describe, expect, it } from 'vitest';
import { dateWords, longDateWords, weekdayWords } from './dates.ts';

describe('a day in words', () => {
  it('is written as readers of the language are used to', () => {
    expect(dateWords('2027-02-26', 'sv')).toBe('26 feb. 2027');
    expect(dateWords('2027-02-26', 'en')).toBe('26 Feb 2027');
    expect(longDateWords('2027-02-26', 'sv')).toBe('26 februari 2027');
    expect(weekdayWords('2027-02-26', 'sv')).toBe('fredag 26 februari');
    expect(weekdayWords('2027-02-26', 'en')).toBe('Friday 26 February');
  });

  it('leaves what is no day as it stands', () => {
    for (const text of ['', '2027', 'hösten 2027', '2027-13-40']) {
      expect(dateWords(text, 'sv')).toBe(text);
    }
  });
});
