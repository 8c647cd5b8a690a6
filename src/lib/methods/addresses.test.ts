import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf } from './addresses.ts';

const addressesIn = (text: string): string[] =>
  partsOf(text).flatMap((part) => (part.isAddress ? [part.text] : []));

test('TX7: a web address is a link on the plan page and in the PDF, and is copied with its own characters only (found in texts)', () => {
  expect(addressesIn('Se https://www.ekby.se/plan?v=2&x=å_1. Och (http://a.se/b)!')).toEqual([
    'https://www.ekby.se/plan?v=2&x=å_1',
    'http://a.se/b',
  ]);
  for (const text of ['javascript:alert(1)', 'ftp://a.se', 'https://', 'a.se', '']) {
    expect(addressesIn(text)).toEqual([]);
  }
});

test('TX7: a web address is a link on the plan page and in the PDF, and is copied with its own characters only (nothing is lost)', () => {
  const pieces = fc.constantFrom('https://', 'a.se', '/', ' ', '.', ')', 'å', '\n', '"');
  fc.assert(
    fc.property(fc.array(pieces), (made) => {
      const text = made.join('');
      const parts = partsOf(text);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(parts.every((part) => part.text !== '')).toBe(true);
    }),
  );
});
