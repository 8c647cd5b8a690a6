/**
 * How a word of a note relates to a word of a theme: the same, inflected, or one a part of the other,
 * as Swedish writes compounds in one word.
 */
import type { Word } from './words.ts';

/**
 * `inflected`: two forms of one word, as far as their endings tell; `derived`: of one stem, as "kalla" and
 * "kallelse" are; `first`, `last`: the note's word is a compound that begins or ends with the theme's;
 * `head`: the theme's word is a compound that ends with the note's.
 */
export type Relation = 'same' | 'inflected' | 'derived' | 'first' | 'last' | 'head';

/** Endings that forms of one word have, after what all of them share; each also with -s. */
const paradigms = [
  ['a', 'an', 'or', 'orna'],
  ['', 'en', 'ar', 'arna'],
  ['e', 'en', 'ar', 'arna'],
  ['', 'en', 'er', 'erna'],
  ['', 'n', 'r', 'rna'],
  ['', 't', 'n', 'na'],
  ['', 'et', 'en'],
  ['', 'n', 'na'],
  ['a', 'ar', 'ade', 'at', 'ad', 'ande'],
  ['a', 'er', 'te', 't', 'de', 'ande'],
  ['', 't', 'a'],
].map((endings) => new Set(endings.flatMap((ending) => [ending, `${ending}s`])));

/** Fewer letters of a stem are in too many words by chance. */
const shortest = { derived: 4, first: 4, last: 5, head: 5 } as const;
/** Letters of the rest of a compound: fewer are an ending. */
const REST = 3;
const vowel = /[aeiouyåäöéü]/u;

export function relationOf(note: Word, theme: Word): Relation | null {
  if (note.text === theme.text) return 'same';
  if (note.stem === theme.stem) {
    if (areForms(note.text, theme.text)) return 'inflected';
    return theme.stem.length >= shortest.derived ? 'derived' : null;
  }
  if (theme.stem.length >= shortest.first && beginsWith(note.text, theme)) return 'first';
  if (theme.stem.length >= shortest.last && endsWith(note.stem, theme.stem)) return 'last';
  if (note.stem.length >= shortest.head && endsWith(theme.stem, note.stem)) return 'head';
  return null;
}

function areForms(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  // What two endings begin with alike belongs to them, as in "möten" and "möter".
  for (let from = shared; from >= Math.max(3, shared - 2); from -= 1) {
    const [ending, otherEnding] = [one.slice(from), other.slice(from)];
    if (paradigms.some((endings) => endings.has(ending) && endings.has(otherEnding))) return true;
  }
  return false;
}

function beginsWith(compound: string, part: Word): boolean {
  return compound.startsWith(part.stem) && isWordLike(compound.slice(part.text.length));
}

function endsWith(compound: string, part: string): boolean {
  return compound.endsWith(part) && isWordLike(compound.slice(0, -part.length));
}

/** Whether what is left may be a word, and not the ending of one. */
function isWordLike(rest: string): boolean {
  return rest.length >= REST && vowel.test(rest);
}
