import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeLists, mergeTexts } from './merge-texts.ts';

const text = fc
  .array(fc.constantFrom('vi', 'ringer', 'först', 'alla', 'möts'), { maxLength: 6 })
  .map((list) => list.join(' '));
const wordsOf = (value: string) => value.split(/[\s/]+/u).filter((word) => word !== '');

test('ED1: what two people wrote in one field is merged, and no word that either of them added is lost', () => {
  expect(mergeTexts('Vi ringer.', 'Vi ringer alla.', 'Vi ringer.')).toBe('Vi ringer alla.');
  expect(mergeTexts('Vi ringer.', 'Vi ringer.', 'Vi skriver.')).toBe('Vi skriver.');
  expect(mergeTexts('a b c', 'x b c', 'a b y')).toBe('x b y');
  expect(mergeTexts('a b c', 'b c', 'a b c d')).toBe('b c d');
  expect(mergeTexts('', 'FAC-A.', 'FAC-B.')).toBe('FAC-B. / FAC-A.');
  expect(mergeTexts('Nu.', 'Nu. A.', 'Nu. B.')).toBe('Nu. B. / A.');
  expect(mergeTexts('Rad\nett', 'Rad\ntvå', 'Rad\ntre')).toBe('Rad\ntre\ntvå');
  expect(mergeTexts('Bemanning', 'Bemanningen', 'Bemannings')).toBe('Bemannings / Bemanningen');
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      const merged = new Set(wordsOf(mergeTexts(base, mine, theirs)));
      const before = new Set(wordsOf(base));
      for (const version of [mine, theirs])
        for (const word of wordsOf(version)) if (!before.has(word)) expect(merged).toContain(word);
    }),
  );
});

test.each([
  ['Vi ringer.', 'Vi ringer alla.', 'Vi ringer.'],
  ['a b c', 'x b c', 'a b y'],
  ['a b c', 'b c', 'a b c d'],
  ['', 'FAC-A.', 'FAC-B.'],
  ['Nu.', 'Nu. A.', 'Nu. B.'],
  ['Rad\nett', 'Rad\ntvå', 'Rad\ntre'],
  ['Bemanning', 'Bemanningen', 'Bemannings'],
  ['först alla', 'först vi alla', 'möts'],
])('ED2: a change that was merged is not merged again (%j, %j, %j)', (base, mine, theirs) => {
  const once = mergeTexts(base, mine, theirs);
  expect(mergeTexts(base, mine, once)).toBe(once);
});

test('lists are merged by their elements', () => {
  expect(mergeLists(['a', 'b'], ['a', 'b', 'c'], ['x', 'b'])).toEqual(['x', 'b', 'c']);
  expect(mergeLists(['a', 'b'], ['b'], ['a', 'b', 'c'])).toEqual(['b', 'c']);
  expect(mergeLists(['a'], ['a', 'b'], ['a', 'c'])).toEqual(['a', 'c', 'b']);
});
