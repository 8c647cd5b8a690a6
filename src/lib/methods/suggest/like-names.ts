/**
 * Names that mean the same: alike but for capitals, signs and letters that look alike; the same words
 * inflected, in whatever order; or all but one long word that differs by a letter. Nothing more: whether
 * "trygghet" and "tillit" are one, people decide.
 */
import { nameKeys } from '../name-keys.ts';
import { searchText } from '../search-text.ts';
import { duplicatesOf } from './duplicates.ts';
import { relationOf } from './relation.ts';
import { wordsOf, type Word } from './words.ts';

export interface GivenName {
  readonly id: string;
  readonly text: string;
}

/** Words that turn what is said into something else: the same in both, or they are not alike. */
const telling = new Set(
  `inte icke ej utan ingen inget inga aldrig inom mellan före efter innan över under in ut upp ner ned
  mer mindre mest minst många få fler flera färre not no never without within between before after over
  under out up down more less most least many few fewer`
    .split(/\s+/)
    .filter(Boolean),
);
const word = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Every name in one group of names that mean the same, mostly alone in it. The order of the names does
 * not matter; each is compared with the first of a group alone, or small differences would add up.
 */
export function likeNames(names: readonly GivenName[]): string[][] {
  const texts = [...Map.groupBy(names, ({ text }) => text)]
    .map(([text, own]) => ({ text, ids: own.map(({ id }) => id).toSorted() }))
    .toSorted((a, b) => compare(searchText(a.text), searchText(b.text)) || compare(a.text, b.text));
  const slips = duplicatesOf(texts.map(({ text }) => ({ id: text, text })));
  const firstOf = new Map(slips.flatMap((stack) => stack.map((text) => [text, stack[0] ?? text])));
  const groups: { readonly ids: string[] }[] = [];
  const byKey = new Map<string, number>();
  const byStems = new Map<string, { readonly group: number; readonly words: readonly Word[] }[]>();
  for (const { text, ids } of texts) {
    const keys = [...nameKeys(text), `slip ${firstOf.get(text) ?? text}`];
    const words = wordsOf(text).toSorted((a, b) => compare(a.stem, b.stem));
    const stems = words.length === 0 ? null : stemsKey(text, words);
    const sameStems = stems === null ? [] : (byStems.get(stems) ?? []);
    const found =
      keys.flatMap((key) => byKey.get(key) ?? []).at(0) ??
      sameStems.find((other) => areForms(words, other.words))?.group;
    const group = found ?? groups.push({ ids: [] }) - 1;
    groups[group]?.ids.push(...ids);
    if (found !== undefined) continue;
    for (const key of keys) byKey.set(key, group);
    if (stems !== null) byStems.set(stems, [...sameStems, { group, words }]);
  }
  return groups.map(({ ids }) => ids);
}

function stemsKey(text: string, words: readonly Word[]): string {
  const told = (searchText(text).match(word) ?? []).filter(isTelling);
  return [...told.toSorted(), '|', ...words.map(({ stem }) => stem)].join(' ');
}

/** Numbers and letters tell which: of years, of variants. */
function isTelling(own: string): boolean {
  return telling.has(own) || /\p{N}/u.test(own) || /^[a-hj-np-z]$/.test(own);
}

/** Of one stem are "kalla" and "kallelse" too: what is alike differs by its inflection only. */
function areForms(ones: readonly Word[], others: readonly Word[]): boolean {
  return ones.every((one, at) => {
    const other = others[at];
    const relation = other ? relationOf(one, other) : null;
    return relation === 'same' || relation === 'inflected';
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
