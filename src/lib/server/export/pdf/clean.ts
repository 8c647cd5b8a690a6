/**
 * Makes text that people wrote on phones safe to set in a PDF.
 *
 * PDF/UA-1 refuses a character that no font can show, so what carries no meaning on paper is taken
 * away here and the rest is left for the compiler to judge.
 */

/** Stands in the PDF for a character that none of the fonts can show. */
export const missingGlyph = '□';

// Control characters except the line break, private use, noncharacters, and whatever is not drawn:
// the bidirectional marks and overrides that can make a line read as something else than what it
// holds, soft hyphens, fillers. Without a glyph they stick to the letter after them in copied text.
// Joiners and variation selectors stay, because emoji and Indic letters are put together with them.
const unprintable =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Co}|(?!\u200C|\u200D|\uFE0E|\uFE0F)\p{Default_Ignorable_Code_Point}/gu;
// Persian and the scripts of India need it inside of words; anywhere else it is a trick.
const strayNonJoiner =
  /(?<![\p{Script=Arabic}\p{Script=Devanagari}])\u200C|\u200C(?![\p{Script=Arabic}\p{Script=Devanagari}])/gu;
const baseAndMarks = /(\P{M}?)(\p{M}+)/gu;
/** Scripts whose letters carry marks of their own, and those that share the accents. */
const marked = ['Arabic', 'Hebrew', 'Thai', 'Devanagari', 'Ethiopic'].map(
  (script) => new RegExp(`^\\p{Script_Extensions=${script}}$`, 'u'),
);
const accented = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;
const accent = /^[\u0300-\u036F]$/u;
const pictured = /^(?:\p{Emoji}|\u200D)$/u;
const pictureMark = /^(?:\uFE0E|\uFE0F|\u20E3)$/u;
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
    .replace(strayNonJoiner, '')
    .replace(baseAndMarks, (_, base: string, marks: string) => base + marksOn(base, marks))
    .trim();
}

/**
 * The marks that can stand on a letter, those of its own script. On another, or on nothing, none is
 * legible, no font places it, and some end the compiler.
 */
function marksOn(base: string, marks: string): string {
  const own = marked.filter((script) => script.test(base) && /\p{L}/u.test(base));
  return Array.from(marks)
    .filter(
      (mark) =>
        own.some((script) => script.test(mark)) ||
        (accented.test(base) && accent.test(mark)) ||
        (pictured.test(base) && pictureMark.test(mark)),
    )
    .join('');
}

/** Adds places to break to runs of 30 characters and more, so that none runs out of its column. */
export function breakLongRuns(text: string): string {
  return text.replace(longRun, (run) => {
    // A word of that length is set smaller where it does not fit, or broken at its joints.
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
