/**
 * Makes text that people wrote on phones safe to set in a PDF.
 *
 * PDF/UA-1 refuses a character that no font can show, so what carries no meaning on paper is taken
 * away here and the rest is left for the compiler to judge.
 */

/** Stands in the PDF for a character that none of the fonts can show. */
export const missingGlyph = '□';

// Control characters except the line break, private use, byte order mark, noncharacters and the
// bidirectional overrides that can make a line read as something else than what it holds. Invisible
// joiners and marks go too: without a glyph they stick to the letter after them in copied text. The
// zero-width joiner stays, because emoji are put together with it.
const unprintable =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\uFEFF\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFFFE\uFFFF]|\p{Co}/gu;
const longRun = /\S{30,}/gu;
const onlyLetters = /^[\p{L}\p{M}-]+$/u;

/**
 * NFC, well-formed, one kind of line break, nothing unprintable. A lone surrogate becomes `□`.
 * Tabs and other control characters become a space when they stand between words.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll('\uFFFD', missingGlyph)
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(/[\t\v\f]/gu, ' ')
    .replace(unprintable, '')
    .trim();
}

/** Adds places to break to runs of 30 characters and more, so that none runs out of its column. */
export function breakLongRuns(text: string): string {
  return text.replace(longRun, (run) => {
    // Real compounds are broken by the hyphenation of the language, which knows better where.
    if (onlyLetters.test(run) && run.length <= 50) return run;
    const graphemes = Array.from(new Intl.Segmenter('sv').segment(run), (part) => part.segment);
    let sinceBreak = 0;
    return graphemes
      .map((grapheme) => {
        sinceBreak += 1;
        if (sinceBreak < 12 && !/[/?&=_.@]/u.test(grapheme)) return grapheme;
        sinceBreak = 0;
        return `${grapheme}\u200B`;
      })
      .join('');
  });
}

/** The same value with every string in it passed through `change`; keys are left alone. */
export function mapStrings<T>(value: T, change: (text: string) => string): T;
export function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mapStrings(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [key, mapStrings(item, change)]),
  );
}
