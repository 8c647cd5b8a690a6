/** The words by which a theme is found: those that were added to it, and those of its name. */
import { wordsOf, type Word } from './words.ts';

export interface SuggestedTheme {
  readonly id: string;
  readonly title: string;
  /** Words and short phrases that somebody added. */
  readonly keywords: readonly string[];
}

/** Words that have to stand in a note together. */
export interface Term {
  readonly theme: string;
  readonly words: readonly Word[];
  /** How much it is worth beside a long word that was added, from 0 to 1. */
  readonly trust: number;
}

/** A word of a name describes; less beside words that were added, since those were meant to find. */
const OF_NAME = 0.8;
const BESIDE_ADDED = 0.7;

export function termsOf({ id, title, keywords }: SuggestedTheme): Term[] {
  const added = keywords.flatMap((keyword): Term[] => {
    const words = wordsOf(keyword);
    return words.length === 0 ? [] : [{ theme: id, words, trust: worthOf(words) }];
  });
  const known = new Set(
    added.flatMap(({ words }) => (words.length === 1 ? words.map(({ stem }) => stem) : [])),
  );
  const ofName = added.length === 0 ? OF_NAME : BESIDE_ADDED;
  const named = wordsOf(title)
    .filter(({ stem }) => !known.has(stem))
    .map((word): Term => {
      const trust = isAcronym(word) ? 1 : worthOf([word]) * ofName;
      return { theme: id, words: [word], trust };
    });
  return [...added, ...named];
}

/** Short stems have many meanings, unless other words stand beside them. */
function worthOf(words: readonly Word[]): number {
  const [word] = words;
  if (!word || words.length > 1 || isAcronym(word)) return 1;
  if (word.stem.length >= 5) return 1;
  return word.stem.length === 4 ? 0.8 : 0.6;
}

/** "SIP" and "KSA": short, but never by chance. */
export function isAcronym({ written }: Word): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]{1,4}$/u.test(written);
}
