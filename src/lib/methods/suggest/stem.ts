/**
 * A light stemmer for Swedish: what is left of a word when its inflection is taken away. The first two
 * steps and the derivations are those of Snowball, with -an and -ena added, as in "undersköterskan" and "mötena". Letters with
 * rings and dots stay what they are.
 */

const vowels = 'aeiouyåäöéü';

const endings = [
  ...['heterna', 'hetens', 'heten', 'heter', 'anden', 'andes', 'andet', 'arens', 'arnas', 'ernas'],
  ...[
    'ornas',
    'arna',
    'erna',
    'orna',
    'ena',
    'ande',
    'arne',
    'aste',
    'aren',
    'ades',
    'erns',
    'ade',
    'are',
  ],
  ...['ern', 'ens', 'het', 'ast', 'an', 'ad', 'en', 'ar', 'er', 'or', 'as', 'es', 'at', 'a', 'e'],
].toSorted((one, other) => other.length - one.length);

const doubled = /(?:dd|gd|nn|dt|gt|kt|tt)$/;
const afterGenitive = /[bcdfghjklmnoprtvy]s$/;
const derivations = [
  ['fullt', 'full'],
  ['löst', 'lös'],
  ['lig', ''],
  ['els', ''],
  ['ig', ''],
] as const;

/** The stem of a word in lower case; never shorter than three letters. */
export function stemOf(word: string): string {
  const from = keptLetters(word);
  if (from >= word.length) return word;
  let stem = withoutEnding(word, from);
  if (doubled.test(stem.slice(from))) stem = stem.slice(0, -1);
  const derived = derivations.find(([ending]) => stem.slice(from).endsWith(ending));
  return derived ? stem.slice(0, stem.length - derived[0].length) + derived[1] : stem;
}

/** How many letters an ending may not reach: those up to the first consonant after a vowel. */
function keptLetters(word: string): number {
  for (let at = 1; at < word.length; at += 1) {
    if (vowels.includes(word[at - 1] ?? '') && !vowels.includes(word[at] ?? '')) {
      return Math.max(3, at + 1);
    }
  }
  return word.length;
}

function withoutEnding(word: string, from: number): string {
  const rest = word.slice(from);
  const ending = endings.find((known) => rest.endsWith(known));
  if (ending !== undefined) return word.slice(0, word.length - ending.length);
  return rest.endsWith('s') && afterGenitive.test(word) ? word.slice(0, -1) : word;
}
