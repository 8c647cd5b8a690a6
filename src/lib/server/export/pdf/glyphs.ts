/** Reading the compiler's complaints about characters that no font can show, and answering them. */
import { mapStrings, missingGlyph } from './clean.ts';

// The compiler's diagnostics reach JavaScript as Rust debug output: a quoted string in a quoted
// string, so that a quotation mark is `\"` and an escape such as U+0336 reads `\\u{336}`.
const complaint = /the text `\\"(.*?)\\"` could not be displayed/gu;
const escapedCode = /\\+u\{([0-9a-f]{1,6})\}/giu;

/** The characters that the compiler named as impossible to show; empty for any other error. */
export function missingCharacters(diagnostics: string): readonly string[] {
  const named = new Set<string>();
  for (const [, quoted = ''] of diagnostics.matchAll(complaint)) {
    const text = quoted.replace(escapedCode, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
    for (const character of text) named.add(character);
  }
  return [...named];
}

/**
 * False for what is named only because of what it stands beside: places to break, which are in every
 * long word of everybody, and the letters that our fonts are there for.
 */
function canBeMissing(character: string): boolean {
  return !/[\u200B\u00A0-\u017F]/u.test(character);
}

/**
 * Which of the named characters to give up first. A letter with a combining mark that the font
 * lacks is named together with its mark; the letter itself can be shown, so the mark goes first.
 */
export function charactersToReplace(named: readonly string[]): readonly string[] {
  const hasMarks = named.some((character) => /\p{M}/u.test(character));
  return named
    .filter(canBeMissing)
    .filter((character) =>
      hasMarks
        ? /\p{M}/u.test(character) || !/[\p{Script=Latin}\p{Script=Common}]/u.test(character)
        : character.charCodeAt(0) > 0x7f,
    );
}

/** The same data with each of the characters replaced by `□`. */
export function replaceCharacters<T>(data: T, characters: readonly string[]): T {
  const unwanted = new Set(characters);
  return mapStrings(data, (text) =>
    Array.from(text, (character) => (unwanted.has(character) ? missingGlyph : character)).join(''),
  );
}

/** Whether a text has one of these characters, those of our own letters aside. */
export function textsWith(characters: readonly string[]): (text: string) => boolean {
  const unwanted = new Set(characters.filter(canBeMissing).filter((each) => each > '\u017F'));
  return (text) => Array.from(text).some((character) => unwanted.has(character));
}

/** Whether a text has anything but letters, digits and marks of ours. */
export function textsBeyond(text: string): boolean {
  return /[^\n\u0020-\u017F\u200B\u00AD–—’‘”“…•·×→✓▲●□]/u.test(text);
}
