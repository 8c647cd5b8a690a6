/** Which words come back in some texts, and more often there than in others. */
import { isAcronym } from './terms.ts';
import { Texts, type Word } from './words.ts';

/** A word has to stand in so many texts at least, and in more where there are many. */
const FEWEST = 2;
const FEWEST_SHARE = 0.08;
/** It stands so many times as often in them as in the others. */
const MORE_OFTEN = 1.5;
/** Shorter words say little by themselves. */
const SHORTEST = 4;

/**
 * The words that come back in some texts, in their commonest form, those of most texts first. How often
 * a word stands in one text counts for nothing, so that one who repeats a word does not speak for all.
 *
 * @param others what the texts are told apart from
 * @param most so many words at most
 */
export function recurringWords(
  own: readonly string[],
  others: readonly string[],
  most: number,
  texts = new Texts(),
): string[] {
  const [here, elsewhere] = [byStem(own, texts), byStem(others, texts)];
  const fewest = Math.max(FEWEST, own.length * FEWEST_SHARE);
  return [...here]
    .filter(([stem, words]) => {
      const share = words.length / Math.max(1, own.length);
      const beside = (elsewhere.get(stem)?.length ?? 0) / Math.max(1, others.length);
      return words.length >= fewest && share >= MORE_OFTEN * beside;
    })
    .map(([, words]) => ({ count: words.length, form: commonest(words) }))
    .toSorted((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1))
    .slice(0, most)
    .map(({ form }) => form);
}

/** The texts in which each stem stands, as the word that it is in each. */
function byStem(texts: readonly string[], known: Texts): Map<string, Word[]> {
  const stems = new Map<string, Word[]>();
  for (const text of texts) {
    const words = known
      .wordsOf(text)
      .filter((word) => word.text.length >= SHORTEST || isAcronym(word));
    for (const [stem, word] of new Map(words.map((word) => [word.stem, word]))) {
      stems.set(stem, [...(stems.get(stem) ?? []), word]);
    }
  }
  return stems;
}

/** As most have written it; what is no acronym in small letters. */
function commonest(words: readonly Word[]): string {
  const forms = Map.groupBy(words, (word) => (isAcronym(word) ? word.written : word.text));
  const [first] = [...forms].toSorted(
    ([a, x], [b, y]) => y.length - x.length || a.length - b.length || (a < b ? -1 : 1),
  );
  return first?.[0] ?? '';
}
