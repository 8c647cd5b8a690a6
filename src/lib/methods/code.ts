/** A join code has eight digits, few enough to type: wrong guesses of it are limited. */
export const joinCodeLength = 8;
/**
 * Characters after the code in links and QR codes: together too many to guess, so that whoever has a
 * link never has to wait because of somebody else's guesses.
 */
export const joinSecretLength = 8;

/** Digits and letters that cannot be taken for one another: no 0 and O, no 1, I and L. */
export const personalCodeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const personalCodeLength = 6;

/** What lets people join a workshop. */
export interface JoinCode {
  /** Eight digits, to be typed. */
  readonly code: string;
  /** What links and QR codes have besides. */
  readonly secret: string;
}

const link = new RegExp(
  `^([0-9]{${joinCodeLength}})([${personalCodeAlphabet}]{${joinSecretLength}})$`,
);

const separators = /[\s\p{Pd}\p{Cf}._·]+/gu;

/** Eight digits as they are shown and read out: `48217306` → `4821 7306`. Other text is kept. */
export function formatJoinCode(code: string): string {
  return inHalves(code, joinCodeLength);
}

/** The path of a workshop's link: `/48217306-K7M4QTAB`. As a QR code it is read from far away. */
export function joinPath({ code, secret }: JoinCode): string {
  return `/${code}-${secret}`;
}

/**
 * Reads a join code from what somebody typed or pasted: with or without spaces and dashes, inside
 * a web address (or any text where it stands between `/ ? # = & :`), in full-width or any other
 * script's digits. If several parts of an address could be the code, the last one is taken.
 *
 * @returns eight ASCII digits and, of a link, its secret; null if there is no code
 */
export function parseJoin(text: string): { code: string; secret: string | null } | null {
  for (const part of text
    .normalize('NFKC')
    .split(/[/?#=&:]/u)
    .reverse()) {
    const joined = Array.from(part.replace(separators, ''), asciiDigit).join('').toUpperCase();
    if (/^[0-9]{8}$/.test(joined)) return { code: joined, secret: null };
    const [, code, secret] = link.exec(joined) ?? [];
    if (code !== undefined && secret !== undefined) return { code, secret };
  }
  return null;
}

/** The digits that `parseJoin` reads, or null. */
export function parseJoinCode(text: string): string | null {
  return parseJoin(text)?.code ?? null;
}

/** Six characters as they are shown: `K7M4QT` → `K7M 4QT`. Other text is kept. */
export function formatPersonalCode(code: string): string {
  return inHalves(code, personalCodeLength);
}

/**
 * Reads a personal code in small or capital letters, with or without spaces and dashes.
 *
 * @returns six characters of `personalCodeAlphabet`, or null if it is no such code
 */
export function parsePersonalCode(text: string): string | null {
  const code = Array.from(text.normalize('NFKC').replace(separators, ''), asciiDigit)
    .join('')
    .toUpperCase();
  if (code.length !== personalCodeLength) return null;
  return [...code].every((character) => personalCodeAlphabet.includes(character)) ? code : null;
}

function inHalves(code: string, length: number): string {
  if (code.length !== length) return code;
  return `${code.slice(0, length / 2)} ${code.slice(length / 2)}`;
}

/**
 * Decimal digits of every script stand in unbroken runs from zero to nine in Unicode (stability
 * policy for Numeric_Type=Decimal), so counting back to the start of the run gives the value.
 */
function asciiDigit(character: string): string {
  if (!/^\p{Nd}$/u.test(character)) return character;
  const point = character.codePointAt(0) ?? 0;
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return String(before % 10);
}
