/**
 * Where Swedish compounds may be broken: only between the words that they are put together from, as
 * a dictionary knows them. Patterns for syllables would break *vårdövergångar* as *vår-dövergångar*.
 */

/** A soft hyphen: printed only where a line ends. */
export const joint = '\u00AD';

/** Shorter words fit into any column of ours. */
const longWord = /\p{L}{14,}/gu;
/** Fewer letters on either side are harder to read than a line that ends early. */
const fewestLetters = 4;

interface Suffix {
  readonly flag: string;
  readonly strip: string;
  /** Flags of the word with this suffix. */
  readonly flags: string;
  readonly condition: RegExp;
}

/** A dictionary in the format of Hunspell. */
export interface Dictionary {
  readonly aff: string;
  readonly dic: string;
}

/** What the flags of the Swedish dictionary mean; its file of affixes names them. */
const flag = { first: 'X', middle: 'U', last: 'Y', onlyWithin: 'Z' } as const;

/** Marks the joints of long words in a text with soft hyphens; other words are left as they are. */
export type MarkJoints = (text: string) => string;

/** Reads a dictionary; this takes about a tenth of a second. */
export function createMarkJoints({ aff, dic }: Dictionary): MarkJoints {
  const stems = readStems(dic);
  const suffixes = readSuffixes(aff);

  /** The flags that a word has as a stem, and those that it has by each of its suffixes. */
  function* readings(word: string): Generator<{ own: string; stem: string }> {
    const exact = stems.get(word);
    if (exact !== undefined) yield { own: exact, stem: exact };
    for (let length = 0; length <= Math.min(8, word.length - 1); length += 1) {
      for (const suffix of suffixes.get(word.slice(word.length - length)) ?? []) {
        const base = word.slice(0, word.length - length) + suffix.strip;
        const stem = stems.get(base);
        if (stem?.includes(suffix.flag) && suffix.condition.test(base)) {
          yield { own: suffix.flags, stem };
        }
      }
    }
  }

  function may(word: string, place: 'first' | 'middle' | 'last'): boolean {
    for (const { own, stem } of readings(word)) {
      const within = own.includes(flag.middle);
      if (place === 'first' && (within || own.includes(flag.first))) return true;
      if (place === 'middle' && within) return true;
      if (place === 'last' && stem.includes(flag.last) && !own.includes(flag.onlyWithin))
        return true;
    }
    return false;
  }

  /** Every way to put the word together from the fewest words, as the places of their joints. */
  function ways(word: string): readonly (readonly number[])[] {
    const twos: number[][] = [];
    const threes: number[][] = [];
    for (let at = fewestLetters; at <= word.length - fewestLetters; at += 1) {
      if (!may(word.slice(0, at), 'first')) continue;
      if (may(word.slice(at), 'last')) twos.push([at]);
      for (let next = at + fewestLetters; next <= word.length - fewestLetters; next += 1) {
        if (may(word.slice(next), 'last') && may(word.slice(at, next), 'middle')) {
          threes.push([at, next]);
        }
      }
    }
    return twos.length > 0 ? twos : threes;
  }

  const known = new Map<string, readonly number[]>();
  function jointsOf(word: string): readonly number[] {
    const lower = word.toLowerCase();
    const before = known.get(lower);
    if (before) return before;
    const [way, another] = ways(lower);
    // Where a word can be read in two ways the reader has to decide, so it is not broken.
    const joints = way && !another ? way : [];
    known.set(lower, joints);
    return joints;
  }

  const marked = (text: string): string =>
    text.replace(longWord, (word) =>
      jointsOf(word).reduceRight(
        (parts, at) => `${parts.slice(0, at)}${joint}${parts.slice(at)}`,
        word,
      ),
    );
  // An address is copied whole, with nothing in it that is not part of it.
  return (text) => text.replace(/\S+/gu, (run) => (isAddress.test(run) ? run : marked(run)));
}

const isAddress = /:\/\/|@|^www\./iu;

function readStems(dic: string): ReadonlyMap<string, string> {
  const stems = new Map<string, string>();
  for (const line of dic.split('\n')) {
    const [stem = '', flags = ''] = line.trim().split('/');
    stems.set(stem, (stems.get(stem) ?? '') + flags);
  }
  return stems;
}

function readSuffixes(aff: string): ReadonlyMap<string, readonly Suffix[]> {
  const suffixes = new Map<string, Suffix[]>();
  for (const line of aff.split('\n')) {
    const [kind, name, strip, added, condition] = line.trim().split(/\s+/u);
    if (kind !== 'SFX' || !name || !strip || !added || condition === undefined) continue;
    const [ending = '', flags = ''] = added.split('/');
    const suffix = {
      flag: name,
      strip: strip === '0' ? '' : strip,
      flags,
      condition: new RegExp(`${condition}$`, 'u'),
    };
    const key = ending === '0' ? '' : ending;
    suffixes.set(key, [...(suffixes.get(key) ?? []), suffix]);
  }
  return suffixes;
}
