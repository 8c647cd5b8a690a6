import { describe, expect, test } from 'vitest';
import { matcher } from './search-text.ts';

describe('TX1: a search ignores capitals, the composition of letters, invisible characters, kinds of space, quotes and dashes, and the order of words; it tells letters apart', () => {
  test.each<[string, query: string, text: string]>([
    ['capitals', 'SOCIAL', 'socialtjänsten'],
    ['a soft hyphen in the text', 'Socialtjänsten', 'Social\u00adtjänsten'],
    ['a soft hyphen in the query', 'Social\u00adtjänsten', 'Socialtjänsten'],
    ['a no-break space', 'så kallad', 'så\u00a0kallad'],
    ['a thin space and a line break', 'i dag och', 'i\u2009dag\noch'],
    ['a zero-width space', 'samordnad', 'sam\u200bordnad'],
    ['decomposed letters in the query', 'a\u030angest', 'ångest'],
    ['decomposed letters in the text', 'ångest', 'a\u030angest'],
    ['an invisible sign between letter and accent', 'ångest', 'a\u200b\u030angest'],
    ['a typographic apostrophe', "l'hôpital", 'l’hôpital'],
    ['quotation marks of another kind', '"ljuset"', 'Föreningen ”Ljuset”'],
    ['a dash', '2026-2027', '2026–2027'],
    ['full-width letters', 'sip', 'ＳＩＰ'],
    ['a variation selector', '❤', '❤️'],
    ['words in another order', 'kurator anna', 'Anna Berg, kurator'],
  ])('%s', (...[, query, text]) => {
    expect(matcher(query)(text)).toBe(true);
  });

  test.each([
    ['angest', 'ångest'],
    ['sip möte', 'SIP i skolan'],
  ])('%s is not in %s', (query, text) => {
    expect(matcher(query)(text)).toBe(false);
  });

  test('an empty query, or one of invisible characters, finds everything', () => {
    for (const query of ['', '  ', '\u200b\u00ad']) expect(matcher(query)('Lapp')).toBe(true);
  });
});
