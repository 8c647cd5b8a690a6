import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameKeys } from './name-keys.ts';

const same = (one: string, other: string): boolean =>
  nameKeys(one).some((key) => nameKeys(other).includes(key));

/** Names of organisations, roles and people in the scripts that Swedish workshops meet. */
const names = [
  'Solna kommun',
  'Region Stockholm',
  'Malmö stad',
  'Försäkringskassan',
  'Åre kommun',
  'IKEA',
  'ABB',
  'Trafikverket',
  'Ørsted',
  'Gällivare–Malmberget',
  'Distriktssköterska',
  'Δήμος Αθηναίων',
  'Ελληνική Κοινότητα',
  'Российский центр',
  'Українська школа',
  'جمعية الهلال',
  'مدرسة النور',
  'انجمن ایرانیان',
  'בית הספר',
  'සමිතිය',
  'สมาคมไทย',
  '東京都',
  '한국학교',
  'Հայկական միություն',
  'Förskolan 🐝',
];
/** Nothing of it is drawn, at least not in every font. */
const invisible = [
  ...['\u200b', '\u200c', '\u200d', '\u2060', '\u00ad', '\u200e', '\u200f', '\u061c', '\u034f'],
  ...['\ufe0f', '\u{e0041}', '\u3164', '\uffa0', '\u115f', '\u1160', '\u180e', '\ufeff', '\u2800'],
  ...['\u{e0100}', '\u17b4', '\u{1d173}', '\u2063', '\u{1d159}', '\ufff9'],
];
const spaces = ['\u00a0', '\u2009', '\u3000', '\t', '\n', '\u1680', '  '];

/** A name with one character after another put in somewhere, by whole characters. */
const withExtra = (extra: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...names),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...extra)), { minLength: 1, maxLength: 6 }),
    )
    .map(([name, extras]) => {
      const characters = [...name];
      for (const [at, character] of extras) {
        characters.splice(at % (characters.length + 1), 0, character);
      }
      return [name, characters.join('')] as const;
    });

describe('names', () => {
  test('NA1: names that differ only in capitals, spaces, invisible characters or style of letters are one', () => {
    fc.assert(
      fc.property(withExtra([...invisible, ...spaces]), ([name, other]) => {
        expect(same(name, other)).toBe(true);
      }),
    );
    for (const name of names) {
      expect(same(name, name.toUpperCase())).toBe(true);
      expect(same(name, name.toLowerCase())).toBe(true);
      for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) {
        expect(same(name, name.normalize(form))).toBe(true);
      }
    }
    for (const styled of [
      'Ｓｏｌｎａ ｋｏｍｍｕｎ',
      '𝐒𝐨𝐥𝐧𝐚 𝑘𝑜𝑚𝑚𝑢𝑛',
      'Ⓢⓞⓛⓝⓐ kommun',
      '𝚂olna ᵏommun',
    ]) {
      expect(same('Solna kommun', styled)).toBe(true);
    }
  });

  test.each([
    ['Solna kommun', 'S\u043elna kommun'],
    ['Solna kommun', '\u0405\u043eln\u0430 \u043a\u043emmun'.replace('\u043a', 'k')],
    ['Solna kommun', 'So\u04cfna kommun'],
    ['Solna kommun', 'S\u03bflna k\u03bfmmun'],
    ['Solna kommun', 'Solna komrnun'],
    ['Solna kommun', 'ꓢ\uff2fLNA KOMMUN'],
    ['ABB', '\u0410\u0412\u0412'],
    ['HSB', '\u041d\u0405\u0392'],
    ['IKEA', 'lKEA'],
    ['IKEA', '\u0406\u041a\u0415\u0410'],
    ['ikea', '\u0406KEA'],
    ['KTH Mälardalen', '\u041aTH mälardalen'],
    ['Sverige', 'S\u03bderige'],
    ['Malmö', 'Malm\u043e\u0308'],
    ['A-kassan', 'A\u2010kassan'],
    ['S:t Erik', 'S\ua789t Erik'],
    ['Enhet 10', 'Enhet lO'],
  ])('NA2: names whose letters look alike are one, as UTS #39 says: %s', (name, other) => {
    expect(same(name, other)).toBe(true);
    expect(same(other, name)).toBe(true);
  });

  test('NA3: different names are kept apart, in one script or in several', () => {
    const others = [
      ...['Solna', 'Solna stad', 'Sala kommun', 'Region Skåne', 'Malmo stad', 'Are kommun'],
      ...[
        'Ikea 2',
        'Ali',
        'All',
        'Nora',
        'Vora',
        'Enhet 2',
        'Enhet 3',
        'Δήμος',
        'Российский',
        'جمعية',
      ],
    ];
    const all = [...names, ...others];
    for (const [i, one] of all.entries()) {
      for (const other of all.slice(i + 1))
        expect([one, other, same(one, other)]).toEqual([one, other, false]);
    }
  });

  test('NA4: a key says nothing but what the name says: it is the same every time, and of bounded length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 160 }), (name) => {
        expect(nameKeys(name)).toEqual(nameKeys(name));
        expect(same(name, name)).toBe(true);
        for (const key of nameKeys(name)) expect(key.length).toBeLessThanOrEqual(160 * 20);
      }),
      { numRuns: 100 },
    );
  });
});
