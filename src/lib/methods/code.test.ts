import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatJoinCode,
  formatPersonalCode,
  joinPath,
  joinSecretLength,
  parseJoin,
  parseJoinCode,
  parsePersonalCode,
  personalCodeAlphabet,
} from './code.ts';

const joinCodes = fc.stringMatching(/^[0-9]{8}$/);
const personalCodes = fc
  .array(fc.integer({ min: 0, max: personalCodeAlphabet.length - 1 }), {
    minLength: 6,
    maxLength: 6,
  })
  .map((places) => places.map((place) => personalCodeAlphabet.charAt(place)).join(''));
const joinSecrets = fc
  .array(fc.constantFrom(...Array.from(personalCodeAlphabet)), {
    minLength: joinSecretLength,
    maxLength: joinSecretLength,
  })
  .map((characters) => characters.join(''));
const gaps = fc.constantFrom('', ' ', '-', '\u00a0', ' – ', '\u200b', '\t', '.');

describe('join codes', () => {
  it('C1: a join code is formatted in two halves and parsed back unchanged', () => {
    expect(formatJoinCode('48217306')).toBe('4821 7306');
    fc.assert(
      fc.property(joinCodes, (code) => {
        expect(parseJoinCode(formatJoinCode(code))).toBe(code);
      }),
    );
  });

  it('C2: spaces and dashes anywhere in a join code are ignored', () => {
    fc.assert(
      fc.property(joinCodes, fc.array(gaps, { minLength: 9, maxLength: 9 }), (code, between) => {
        const typed = between.map((gap, at) => gap + (code[at] ?? '')).join('');
        expect(parseJoinCode(typed)).toBe(code);
      }),
    );
  });

  it.each([
    'https://bikupa.example/48217306',
    'https://bikupa.example/j/4821-7306/',
    'http://192.168.1.10:3000/48217306',
    'https://bikupa.example/j?code=48217306',
    'https://bikupa.example/48217306?from=invitation',
    'bikupa.example/#4821%207306'.replace('%20', ' '),
    'Kod: 4821 7306',
  ])('C3: a join code is found in an address or after a label: %s', (text) => {
    expect(parseJoinCode(text)).toBe('48217306');
  });

  it('C11: a link is read with its secret, wherever it stands and however it is written', () => {
    fc.assert(
      fc.property(joinCodes, joinSecrets, gaps, (code, secret, gap) => {
        const path = joinPath({ code, secret });
        expect(parseJoin(path)).toEqual({ code, secret });
        for (const text of [
          `https://bikupa.example${path}`,
          `http://192.168.1.20:3000${path}?personal=K7M4QT`,
          path.toLowerCase(),
          `${formatJoinCode(code)}${gap}${secret}`,
        ]) {
          expect(parseJoin(text)).toEqual({ code, secret });
        }
        expect(parseJoin(path.slice(0, -1))).toBeNull();
        expect(parseJoin(`${path}A`)).toBeNull();
        expect(parseJoin(code)).toEqual({ code, secret: null });
      }),
    );
  });

  it('C4: decimal digits of every script are accepted', () => {
    expect(parseJoinCode('４８２１　７３０６')).toBe('48217306');
    expect(parseJoinCode('٤٨٢١ ٧٣٠٦')).toBe('48217306');
    expect(parseJoinCode('४८२१७३०६')).toBe('48217306');
    const zeros = everyZero();
    expect(zeros.length).toBeGreaterThan(50);
    for (const zero of zeros) {
      const digits = [4, 8, 2, 1, 7, 3, 0, 6].map((digit) => String.fromCodePoint(zero + digit));
      expect(parseJoinCode(digits.join(''))).toBe('48217306');
    }
  });

  it.each([
    '',
    '4821 730',
    '482173061',
    '4821 73O6',
    'abcdefgh',
    '4821x7306',
    'https://x.example/',
  ])('C5: input without exactly eight digits is not a join code: "%s"', (text) => {
    expect(parseJoinCode(text)).toBeNull();
  });

  it('C6: parsing a join code never throws and yields eight ASCII digits or nothing', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d :/-]{6,14}$/));
    fc.assert(
      fc.property(texts, (text) => {
        expect(parseJoinCode(text) ?? '00000000').toMatch(/^[0-9]{8}$/);
      }),
    );
  });
});

describe('personal codes', () => {
  it('C7: a personal code is formatted in two halves and parsed back unchanged, in upper or lower case', () => {
    expect(formatPersonalCode('K7M4QT')).toBe('K7M 4QT');
    fc.assert(
      fc.property(personalCodes, gaps, (code, gap) => {
        expect(parsePersonalCode(formatPersonalCode(code))).toBe(code);
        expect(parsePersonalCode(code.toLowerCase().split('').join(gap))).toBe(code);
      }),
    );
  });

  it('C8: personal codes contain no letters or digits that look alike', () => {
    for (const character of '01ILOilo') {
      expect(parsePersonalCode(`K7M4Q${character}`)).toBeNull();
    }
    expect(new Set(personalCodeAlphabet).size).toBe(31);
  });

  it('C9: parsing a personal code never throws and yields six characters of the alphabet or nothing', () => {
    const known = new RegExp(`^[${personalCodeAlphabet}]{6}$`);
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\w -]{5,8}$/));
    fc.assert(
      fc.property(texts, (text) => {
        expect(parsePersonalCode(text) ?? 'K7M4QT').toMatch(known);
      }),
    );
    for (const text of ['', 'K7M4Q', 'K7M4QTT', 'K7M4QÅ']) {
      expect(parsePersonalCode(text)).toBeNull();
    }
  });

  it('C10: text that is not a code is formatted unchanged', () => {
    expect(formatJoinCode('4821')).toBe('4821');
    expect(formatPersonalCode('K7')).toBe('K7');
  });
});

/** The first of each unbroken run of ten decimal digits in Unicode. */
function everyZero(): number[] {
  const zeros: number[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    if (!/^\p{Nd}$/u.test(String.fromCodePoint(point))) continue;
    zeros.push(point);
    point += 9;
  }
  return zeros;
}
