import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { cleanText, composedId, day, id, openText, optionalText, text } from './fields.ts';

const codeOf = (schema: v.GenericSchema, value: unknown): string | null => {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? null : parsed.issues[0].message;
};
const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('text', () => {
  test('F1: text is stored in Unicode NFC, well-formed and without control or bidirectional formatting characters', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const clean = cleanText(raw);
        expect(clean).toBe(clean.normalize('NFC'));
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/,
        );
      }),
    );
    expect(cleanText('A\u030a\u0308')).toBe('A\u030a\u0308'.normalize('NFC'));
    expect(cleanText('fo\u0308rskola \u202edrow\u202c')).toBe('förskola drow');
    expect(cleanText('ett\r\ntvå\rtre\u0000')).toBe('ett\ntvå\ntre');
    expect(cleanText('\ud800')).toBe('\ufffd');
  });

  test('F2: text normalisation is idempotent', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        expect(cleanText(cleanText(raw))).toBe(cleanText(raw));
      }),
      // Taking something invisible away can bring two letters together that have one form.
      { examples: [['a\u202a\u0308'], ['\ufeff \u0000 x'], ['\r\u0000\n']] },
    );
  });

  test('F8: at most thirty marks stand on one letter, whatever was typed', () => {
    const stack = (mark: string, count: number) => `a${mark.repeat(count)}b`;
    expect(cleanText(stack('\u0323', 30))).toBe(stack('\u0323', 30).normalize('NFC'));
    expect(cleanText(stack('\u0323', 31))).toBe(stack('\u0323', 30).normalize('NFC'));
    // To put marks in order takes time by the square of their number.
    expect(cleanText(`a${'\u0301'.repeat(4_000)}${'\u0323'.repeat(4_000)}`).length).toBeLessThan(
      40,
    );
    const marks = fc.constantFrom('\u0301', '\u0323', '\u0344', '\u0e31', '\u0bbe', '\ufe0f', 'e');
    fc.assert(
      fc.property(fc.string({ unit: marks, maxLength: 200 }), (raw) => {
        const clean = cleanText(raw);
        expect(clean).toBe(clean.normalize('NFC'));
        expect(cleanText(clean)).toBe(clean);
        expect(clean).not.toMatch(/\p{M}{31}/u);
      }),
    );
  });

  test('F3: length limits apply to the normalised text, and text in which nothing is drawn counts as empty', () => {
    const schema = text(5);
    expect(v.parse(schema, '  fem å  ')).toBe('fem å');
    expect(codeOf(schema, 'sex åå')).toBe('text.too-long');
    expect(codeOf(schema, ' \n\u202e ')).toBe('text.empty');
    for (const nothing of [
      '\u200b',
      '\u3164',
      '\u2060\u00ad',
      '\u2800',
      '\u0301',
      '\ufe0f\u200d',
    ]) {
      expect(codeOf(schema, nothing)).toBe('text.empty');
    }
    for (const sign of ['🐝', '1️⃣', '?', '漢', '\u200fא', '\ufffd']) {
      expect(codeOf(schema, sign)).toBeNull();
    }
    expect(v.parse(schema, 'e\u0301'.repeat(5))).toBe('é'.repeat(5));
    expect(codeOf(schema, ' '.repeat(21))).toBe('text.too-long');
    fc.assert(
      fc.property(anyText, (raw) => {
        const parsed = v.safeParse(text(20), raw);
        if (parsed.success) expect(parsed.output.length).toBeLessThanOrEqual(20);
        if (parsed.success) expect(parsed.output).not.toBe('');
      }),
    );
  });

  test('F4: a text field that may be empty accepts the empty string, and an optional text field stores it as null', () => {
    expect(v.parse(openText(5), '  ')).toBe('');
    expect(v.parse(optionalText(5), '  ')).toBeNull();
    expect(v.parse(optionalText(5), null)).toBeNull();
    expect(codeOf(optionalText(5), 'sex åå')).toBe('text.too-long');
  });
});

describe('ids and days', () => {
  test('F5: an id is a type, a colon and a key of letters, digits, hyphens and underscores', () => {
    const schema = id('note');
    for (const good of ['note:a', 'note:A-b_9', `note:${'x'.repeat(40)}`])
      expect(v.is(schema, good)).toBe(true);
    for (const bad of [
      'a',
      'note:',
      'seat:a',
      'note:a.b',
      'note:å',
      'note:a\n',
      `note:${'x'.repeat(41)}`,
      ' note:a',
      7,
      null,
    ]) {
      expect(v.is(schema, bad)).toBe(false);
    }
  });

  test('F6: a composed id may join keys with dots and has room for three keys of maximum length', () => {
    const key = 'x'.repeat(40);
    expect(v.is(composedId('dot'), `dot:${key}.${key}.${key}`)).toBe(true);
    expect(v.is(composedId('dot'), 'dot:a b')).toBe(false);
  });

  test('F7: a date is valid if and only if it exists in the calendar', () => {
    for (const good of ['2026-02-28', '2028-02-29']) expect(codeOf(day, good)).toBeNull();
    for (const bad of ['2026-02-29', '2026-13-01', '2026-2-1', '26-02-01', 'idag', '']) {
      expect(codeOf(day, bad)).toBe('date.invalid');
    }
  });
});
