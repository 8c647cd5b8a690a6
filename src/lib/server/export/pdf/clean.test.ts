import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLongRuns, cleanText, mapStrings } from './clean.ts';
import { charactersToReplace, missingCharacters, replaceCharacters } from './glyphs.ts';

test('clean text is well-formed, composed and free of what cannot be printed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = cleanText(text);
      expect(clean.isWellFormed()).toBe(true);
      expect(clean).toBe(clean.normalize('NFC'));
      expect(clean).not.toMatch(/[\p{Co}\uFEFF\u202A-\u202E\u2066-\u2069]/u);
      expect(clean.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('a lone surrogate leaves a square', () => {
  expect(cleanText('a\uD83Db')).toBe('a□b');
});

test('breaking long runs adds nothing but places to break', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const plain = text.replaceAll('\u200B', '');
      expect(breakLongRuns(plain).replaceAll('\u200B', '')).toBe(plain);
    }),
  );
});

test('a long address gets places to break, a Swedish compound does not', () => {
  const address = 'https://www.ekby.se/omsorg/utvecklingsplan?version=2';
  expect(
    breakLongRuns(address)
      .split('\u200B')
      .every((part) => part.length <= 12),
  ).toBe(true);
  const compound = 'samverkansöverenskommelsegruppen';
  expect(breakLongRuns(compound)).toBe(compound);
});

test('strings are changed at every depth and everything else is left', () => {
  const value = { a: 'x', b: ['x', 1, null, { c: true, d: 'x' }] };
  expect(mapStrings(value, () => 'y')).toEqual({ a: 'y', b: ['y', 1, null, { c: true, d: 'y' }] });
});

test('the named characters are read out of the diagnostics, escapes and all', () => {
  const words = (quoted: string): string =>
    `message: "PDF/UA-1 error: the text \`\\"${quoted}\\"\` could not be displayed with font"`;
  expect(missingCharacters(words('漢') + words('\\\\u{336}'))).toEqual(['漢', '\u0336']);
  expect(missingCharacters('something else')).toEqual([]);
});

test('a mark goes before the letter under it', () => {
  expect(charactersToReplace(['å', '\u0336', '漢'])).toEqual(['\u0336', '漢']);
  expect(charactersToReplace(['a', '漢'])).toEqual(['漢']);
});

test('replacing takes the named characters and no other', () => {
  expect(replaceCharacters({ a: 'a漢b' }, ['漢'])).toEqual({ a: 'a□b' });
});
