/**
 * Which themes a note most likely belongs to, by words: those of a theme's name, those that somebody
 * added to it, and those that notes in it have in common. A suggestion is shown only where it is likely
 * right; without one a note is no worse off than before.
 */
import { relationOf, type Relation } from './relation.ts';
import { termsOf, type SuggestedTheme, type Term } from './terms.ts';
import { Texts, type Word } from './words.ts';

export interface SuggestedNote {
  readonly id: string;
  readonly text: string;
  /** The theme it lies in; null while it lies in none. */
  readonly theme: string | null;
}

export interface Suggestion {
  readonly theme: string;
  /** The word of the note that it was found by, as it is written there. */
  readonly word: string;
  /** How likely it is right, from 0 to 1. */
  readonly score: number;
}

export interface SuggestOptions {
  /** Texts that were taken apart before. */
  readonly texts?: Texts;
  /** The least score that is shown. */
  readonly from?: number;
}

/** A suggestion below it is not shown. */
export const SHOWN_FROM = 0.6;
/** For how many themes at most a note is suggested. */
export const MOST_SHOWN = 3;

/**
 * How often a word of a theme means the theme. Set by what the relations mean and not by counting in
 * any workshop; how a word does in this one is counted while it is sorted.
 */
const trust: Readonly<Record<Relation, number>> = {
  ...{ same: 0.85, inflected: 0.8, derived: 0.65 },
  ...{ first: 0.75, last: 0.75, head: 0.7 },
};
/** So many notes that were placed weigh as much as what is trusted beforehand. */
const PRIOR = 3;
/** A word that nobody named has to stand in so many notes of a theme, and in next to no other. */
const LEARNED_FROM = 4;
/** So many words each count in full; from there on less, by half at so many more. */
const FEW_WORDS = 10;
const MANY_WORDS = 40;
/** Below it nothing is certain: odds stay finite. */
const DOUBT = 0.05;

interface Hit {
  readonly theme: string;
  readonly word: Word;
  readonly score: number;
}

interface Related {
  readonly term: Term;
  /** Which word of the term. */
  readonly at: number;
  readonly trust: number;
}

/**
 * Suggestions for every note that lies in no theme, by its id, best first and at most three; a note
 * without any is not among them. The same for the same arguments, in whatever order notes come.
 */
export function suggestThemes(
  themes: readonly SuggestedTheme[],
  notes: readonly SuggestedNote[],
  { texts = new Texts(), from = SHOWN_FROM }: SuggestOptions = {},
): Map<string, readonly Suggestion[]> {
  return new Suggester(texts).suggest(themes, notes, from);
}

/**
 * `suggestThemes` for whoever asks again after each note: what words are related to is found once, as
 * long as the words of the themes are the same.
 */
export class Suggester {
  readonly #texts: Texts;
  #relations = new Relations([]);
  /** The themes that these are of. */
  #of = '';

  constructor(texts = new Texts()) {
    this.#texts = texts;
  }

  suggest(
    themes: readonly SuggestedTheme[],
    notes: readonly SuggestedNote[],
    from = SHOWN_FROM,
  ): Map<string, readonly Suggestion[]> {
    const of = JSON.stringify(themes.map(({ id, title, keywords }) => [id, title, keywords]));
    if (of !== this.#of) this.#relations = new Relations(themes.flatMap(termsOf));
    this.#of = of;
    const finder = new Finder(this.#relations, this.#texts);
    for (const { text, theme } of notes) if (theme !== null) finder.learn(text, theme);
    const found = new Map<string, readonly Suggestion[]>();
    for (const { id, text, theme } of notes) {
      if (theme !== null) continue;
      const ranked = finder.suggestions(text);
      if (ranked[0] && ranked[0].score >= from) found.set(id, ranked.slice(0, MOST_SHOWN));
    }
    return found;
  }
}

/** What of some terms a word is related to. */
class Relations {
  readonly #terms: readonly Term[];
  readonly #found = new Map<string, readonly Related[]>();

  constructor(terms: readonly Term[]) {
    this.#terms = terms;
  }

  of(word: Word): readonly Related[] {
    const known = this.#found.get(word.text);
    if (known) return known;
    const related = this.#terms.flatMap((term) =>
      term.words.flatMap((own, at) => {
        const relation = relationOf(word, own);
        return relation === null ? [] : [{ term, at, trust: trust[relation] }];
      }),
    );
    this.#found.set(word.text, related);
    return related;
  }
}

class Finder {
  readonly #relations: Relations;
  readonly #texts: Texts;
  /** In how many placed notes a term stood, and in how many of its theme. */
  readonly #seen = new Map<Term, { right: number; all: number }>();
  /** In how many notes of each theme a stem stood. */
  readonly #stems = new Map<string, Map<string, number>>();

  constructor(relations: Relations, texts: Texts) {
    this.#relations = relations;
    this.#texts = texts;
  }

  learn(text: string, theme: string): void {
    for (const { term } of this.#matches(text)) {
      const seen = this.#seen.get(term) ?? { right: 0, all: 0 };
      seen.all += 1;
      if (term.theme === theme) seen.right += 1;
      this.#seen.set(term, seen);
    }
    for (const stem of new Set(this.#texts.wordsOf(text).map((word) => word.stem))) {
      const counts = this.#stems.get(stem) ?? new Map<string, number>();
      counts.set(theme, (counts.get(theme) ?? 0) + 1);
      this.#stems.set(stem, counts);
    }
  }

  suggestions(text: string): Suggestion[] {
    const words = this.#texts.wordsOf(text);
    const share = shareOf(words.length);
    const hits = [...this.#named(text), ...words.flatMap((word) => this.#learned(word))].map(
      (hit) => ({ ...hit, score: hit.score * share }),
    );
    const found = [...Map.groupBy(hits, ({ theme }) => theme)].map(([theme, own]) => {
      // A word tells once, however many words of the theme it is like.
      const byWord = [...Map.groupBy(own, ({ word }) => word.stem).values()].map(bestOf);
      const miss = byWord.reduce((product, { score }) => product * (1 - score), 1);
      return { theme, best: bestOf(byWord), odds: (1 - miss) / Math.max(DOUBT, miss) };
    });
    // What speaks for one theme speaks against the others.
    const sum = found.reduce((total, { odds }) => total + odds, 0);
    return found
      .map(({ theme, best, odds }) => ({ theme, word: best.word.written, score: odds / (1 + sum) }))
      .toSorted((one, other) => other.score - one.score);
  }

  /** By the words of the themes, each as far as it has been right in this workshop. */
  #named(text: string): Hit[] {
    return this.#matches(text).map(({ term, word, score }) => {
      const { right, all } = this.#seen.get(term) ?? { right: 0, all: 0 };
      return { theme: term.theme, word, score: (score * PRIOR + right) / (PRIOR + all) };
    });
  }

  /** By a word that many notes of one theme have in common. */
  #learned(word: Word): Hit[] {
    const counts = this.#stems.get(word.stem);
    if (!counts) return [];
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return [...counts].flatMap(([theme, count]) =>
      count < LEARNED_FROM ? [] : [{ theme, word, score: count / (all + 2) }],
    );
  }

  /** Every term of which all words are in the text. */
  #matches(text: string): { term: Term; word: Word; score: number }[] {
    const parts = new Map<Term, Map<number, { word: Word; trust: number }>>();
    for (const word of this.#texts.wordsOf(text)) {
      for (const { term, at, trust: own } of this.#relations.of(word)) {
        const of = parts.get(term) ?? new Map<number, { word: Word; trust: number }>();
        if (own > (of.get(at)?.trust ?? 0)) of.set(at, { word, trust: own });
        parts.set(term, of);
      }
    }
    return [...parts].flatMap(([term, of]) => {
      const all = [...of.values()];
      const [first] = all;
      if (!first || of.size < term.words.length) return [];
      const least = Math.min(...all.map((part) => part.trust));
      return [{ term, word: first.word, score: least * term.trust }];
    });
  }
}

/** Where many words stand, each of them is less likely to be what the text is about. */
function shareOf(words: number): number {
  return MANY_WORDS / (MANY_WORDS + Math.max(0, words - FEW_WORDS));
}

function bestOf(hits: readonly Hit[]): Hit {
  return hits.reduce((best, hit) => (hit.score > best.score ? hit : best));
}
