import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsPersonalNumber } from './personal-number.ts';

/** The check digit by the other reading of Luhn: what is missing to the next ten. */
function checkDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, index) => {
    const product = String(Number(digit) * (index % 2 === 0 ? 2 : 1));
    return total + [...product].reduce((s, d) => s + Number(d), 0);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

const two = (n: number): string => String(n).padStart(2, '0');
const born = fc
  .record({
    year: fc.integer({ min: 0, max: 99 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 61, max: 88 })),
    birth: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ year, month, day, birth }) => {
    const date = `${two(year)}${two(month)}${two(day)}`;
    const number = String(birth).padStart(3, '0');
    return { date, last: `${number}${checkDigit(date + number)}` };
  });

describe('personal numbers', () => {
  it('are found however they are written, within any text', () => {
    fc.assert(
      fc.property(
        born,
        fc.constantFrom('', '19', '20'),
        fc.constantFrom('', '-', '+', ' ', '–'),
        ({ date, last }, century, mark) => {
          expect(holdsPersonalNumber(`Ring Kim ${century}${date}${mark}${last}.`)).toBe(true);
        },
      ),
    );
  });

  it('are not seen in numbers with another check digit', () => {
    fc.assert(
      fc.property(born, fc.integer({ min: 1, max: 9 }), ({ date, last }, more) => {
        const wrong = last.slice(0, 3) + String((Number(last.slice(3)) + more) % 10);
        expect(holdsPersonalNumber(`${date}-${wrong}`)).toBe(false);
      }),
    );
  });

  it.each(['', 'Rum 4821 7306', '2026-09-22', '08-123 456 78', '1212121212121212'])(
    'are not seen in “%s”',
    (text) => expect(holdsPersonalNumber(text)).toBe(false),
  );
});
