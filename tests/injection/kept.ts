/**
 * What becomes of a text that somebody gives, stated a second time and plainly from rules F1, F3 and F8:
 * no code of the field itself is asked.
 */

/** Marks that turn the direction of what follows them, and the byte order mark. */
const steering = new Set([
  ...[0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff],
]);

function isControl(code: number): boolean {
  return (code < 0x20 && code !== 0x09 && code !== 0x0a) || (code >= 0x7f && code <= 0x9f);
}

/** Blank without being a space or a control, from the first to the last: fillers, selectors, tags. */
const blanks: readonly (readonly [number, number])[] = [
  ...([
    [0x115f, 0x1160],
    [0x2800, 0x2800],
    [0x3164, 0x3164],
    [0xffa0, 0xffa0],
  ] as const),
  ...([
    [0xfff0, 0xfff8],
    [0x1d159, 0x1d159],
    [0x2065, 0x2065],
    [0xe0000, 0xe0fff],
  ] as const),
];

function isBlank(code: number): boolean {
  return blanks.some(([first, last]) => code >= first && code <= last);
}

/** Whether anything is to be seen: a mark needs a letter to stand on. */
function drawn(text: string): boolean {
  return [...text].some(
    (sign) => !isBlank(sign.codePointAt(0) ?? 0) && !/^[\p{Z}\p{Cc}\p{Cf}\p{M}]$/u.test(sign),
  );
}

/** At most thirty marks in a row. */
function thinned(text: string): string {
  let marks = 0;
  return [...text].filter((sign) => (marks = /^\p{M}$/u.test(sign) ? marks + 1 : 0) <= 30).join('');
}

/** The text as it must be kept. */
export function kept(given: string): string {
  let text = '';
  const lines = given.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  for (const character of lines) {
    const code = character.codePointAt(0) ?? 0;
    if (isControl(code) || steering.has(code)) continue;
    text += code >= 0xd800 && code <= 0xdfff ? '\ufffd' : character;
  }
  return drawn(text) ? thinned(thinned(text).normalize('NFC')).trim() : '';
}

export type Field = 'required' | 'open' | 'optional';

/** What a field of so many characters makes of it: what is kept, or the code with which it says no. */
export function outcome(
  given: string,
  most: number,
  field: Field,
): { readonly kept: string | null } | { readonly refused: string } {
  const text = kept(given);
  if (given.length > most * 4 || text.length > most) return { refused: 'text.too-long' };
  if (text !== '') return { kept: text };
  if (field === 'required') return { refused: 'text.empty' };
  return { kept: field === 'optional' ? null : '' };
}
