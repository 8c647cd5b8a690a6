import { describe, expect, it } from 'vitest';
import { m } from './generated/messages.js';
import { levelText } from './matrix-words.ts';
import { numberWords } from './numbers.ts';

const sv = { locale: 'sv' } as const;
const en = { locale: 'en' } as const;

describe('numbers', () => {
  it('LG3: a number is written as the language of the page or document writes it', () => {
    expect(numberWords(1_234_567, sv)).toBe('1\u00a0234\u00a0567');
    expect(numberWords(1_234_567, en)).toBe('1,234,567');
    expect(numberWords(-3.25, { ...sv, digits: 1 })).toBe('\u22123,3');
    expect(numberWords(-3.25, { ...en, digits: 1 })).toBe('-3.3');
    expect(numberWords(7.6, sv)).toBe('8');
    expect(levelText(3.44, 'sv')).toBe('3,4');
    expect(levelText(null, 'sv')).toBe('–');
  });

  it('LG3: a number is written as the language of the page or document writes it (in messages)', () => {
    expect(m.common_characters_left({ n: 2_000 }, sv)).toBe('2\u00a0000 tecken kvar');
    expect(m.note_count({ n: 1_234 }, sv)).toContain('1\u00a0234');
    expect(m.note_count({ n: 1_234 }, en)).toContain('1,234');
  });
});
