/**
 * Finds Swedish personal identity numbers (personnummer) and coordination numbers in a text, on the
 * phone, before it is sent. Skatteverket, SKV 704: six or eight digits of birth, a mark or none,
 * four digits of which the last is a check digit (Luhn, ISO/IEC 7812-1).
 */

// The sign before it is matched and not looked back at: Safari before 16.4 cannot look behind.
const shape = /(?:^|\D)(?:\d{2})?(\d{2})(\d{2})(\d{2})[-+–\s]?(\d{4})(?!\d)/gu;

export function holdsPersonalNumber(text: string): boolean {
  return [...text.matchAll(shape)].some(([, year = '', month = '', day = '', last = '']) => {
    return isDay(Number(month), Number(day)) && passesLuhn(year + month + day + last);
  });
}

/** A coordination number has sixty added to its day. */
function isDay(month: number, day: number): boolean {
  const born = day > 60 ? day - 60 : day;
  return month >= 1 && month <= 12 && born >= 1 && born <= 31;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
