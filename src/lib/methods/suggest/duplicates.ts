/**
 * Notes that say the same: the same words in the same order, whatever capitals and signs, or all but
 * one long word that differs by a letter, as a slip of the thumb does. Nothing more: "inte" is a word.
 */
import { searchText } from '../search-text.ts';

/** Letters that a word has at least in which one may be wrong. */
const LONG = 5;

const word = /[\p{L}\p{M}\p{N}]+/gu;

interface Key {
  readonly key: string;
  readonly word: string;
}

/** Keys of texts, kept so that each text is taken apart once however often is asked. */
export class DuplicateKeys {
  readonly #keys = new Map<string, readonly Key[]>();

  of(text: string): readonly Key[] {
    const known = this.#keys.get(text);
    if (known) return known;
    const words = searchText(text).match(word) ?? [];
    const keys = words.length === 0 ? [] : keysOf(words);
    this.#keys.set(text, keys);
    return keys;
  }
}

/**
 * Stacks of two or more, each in the order of the notes, the stacks by their first note.
 * @param known keys of texts that were taken apart before
 */
export function duplicatesOf(
  notes: readonly { readonly id: string; readonly text: string }[],
  known = new DuplicateKeys(),
): string[][] {
  const stacks: string[][] = [];
  const byKey = new Map<string, { readonly stack: number; readonly word: string }[]>();
  for (const { id, text } of notes) {
    const keys = known.of(text);
    if (keys.length === 0) continue;
    const like = keys
      .flatMap(
        ({ key, word: own }) => byKey.get(key)?.find((other) => areOne(other.word, own)) ?? [],
      )
      .at(0);
    const stack = like?.stack ?? stacks.push([]) - 1;
    stacks[stack]?.push(id);
    // Only the first of a stack is compared with, or small differences would add up.
    if (like) continue;
    for (const { key, word: own } of keys) {
      const others = byKey.get(key);
      if (others) others.push({ stack, word: own });
      else byKey.set(key, [{ stack, word: own }]);
    }
  }
  return stacks.filter((ids) => ids.length > 1);
}

/** The text as a whole, and with each of its long words left out. */
function keysOf(words: readonly string[]): Key[] {
  const holes = words.flatMap((own, at) =>
    mayDiffer(own) ? [{ key: words.with(at, '*').join(' '), word: own }] : [],
  );
  return [{ key: words.join(' '), word: '' }, ...holes];
}

function mayDiffer(own: string): boolean {
  return own.length >= LONG && !/\p{N}/u.test(own);
}

/** Whether two words are the same but for one letter, that is there, not there or another one. */
function areOne(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from += 1;
  let [end, otherEnd] = [one.length, other.length];
  while (end > from && otherEnd > from && one[end - 1] === other[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
  }
  return end - from <= 1 && otherEnd - from <= 1;
}
