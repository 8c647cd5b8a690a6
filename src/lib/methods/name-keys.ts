/**
 * When two names are one: what differs only in capitals, spaces, invisible characters or characters
 * that look alike is the same name to everybody who reads it. The skeletons are those of UTS #39.
 */
// By its full name: package.json gives browsers an empty table instead, since they decide nothing.
import { confusables } from '#lib/methods/confusables.ts';

const base = 36;

// Spaces, and what is drawn as nothing without being one. Where a space stands says nothing: fillers
// are as wide as a space in one font and have no width in another.
const blanks = /[\s\u2800\u{1d159}]+/gu;

/** What a character looks like, by the character; read when a name is first compared. */
let shapes: ReadonlyMap<string, string> | null = null;

/**
 * The keys of a name. Two names are one if they have a key in common.
 *
 * There are two of them because letters look alike in one case only: Cyrillic Н is taken for H, but
 * н is not for h. By the first key `IKEA` is `ikea`, by the second it is `lKEA` with a small L.
 */
export function nameKeys(name: string): readonly string[] {
  const plain = decomposed(name).replace(blanks, '');
  const inSmallLetters = skeleton(inSmall(plain));
  const asWritten = skeleton(inSmall(skeleton(plain)));
  return inSmallLetters === asWritten ? [asWritten] : [inSmallLetters, asWritten];
}

/** Letters and their marks apart, without what cannot be seen and without differences of font. */
export function decomposed(text: string): string {
  return text.normalize('NFKD').replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]+/gu, '');
}

/** In small letters; a sigma at the end of a word is a sigma. */
function inSmall(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ');
}

function skeleton(text: string): string {
  shapes ??= readShapes();
  let shape = '';
  for (const character of text) shape += shapes.get(character) ?? character;
  return decomposed(shape);
}

function readShapes(): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  for (const entry of confusables.split(/\s+/).filter(Boolean)) {
    const [characters = '', shape = ''] = entry.split('=');
    const looks = shape.split('+').map(characterOf).join('');
    for (const character of characters.split(',')) read.set(characterOf(character), looks);
  }
  return read;
}

function characterOf(number: string): string {
  return String.fromCodePoint(Number.parseInt(number, base));
}
