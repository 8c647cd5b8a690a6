/** The words of short texts, as they are compared with one another. */
import { searchText } from '../search-text.ts';
import { stemOf } from './stem.ts';

export interface Word {
  /** In lower case. */
  readonly text: string;
  readonly stem: string;
  /** As it was written, for whoever is shown why. */
  readonly written: string;
}

const word = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Words that bind others together, Swedish and English: articles, pronouns, prepositions, conjunctions,
 * auxiliary verbs and adverbs of degree. Closed classes only; what a text is about is none of them.
 */
const closed = new Set(
  `och eller men utan samt utom att som än om när då där här hur var vart varför vad vem vilka vilken vilket
  en ett den det de dem denna detta dessa någon nån något nåt några ingen inget inga inte ej icke aldrig
  alltid ofta sällan kanske bara också även redan nu sedan sen igen helt mycket mkt mer mest mindre minst
  jag du han hon hen vi ni man mig dig sig oss er honom henne min mitt mina din ditt dina sin sitt sina
  vår vårt våra era ert deras dess hans hennes själv själva på i av till från för med mot mellan under
  över efter före innan vid hos genom kring runt per ur ut in upp ner ned bort fram hem åt så ju väl nog
  är var varit vara va blir blev bli har hade ha haft kan kunde kunna ska skall skulle vill ville vilja
  måste bör borde får fick få går gick gå gör gjorde göra kommer kom komma finns fanns finnas alla allt
  all annan annat andra varje många få flera fler samma sådan sådant båda två tre o m el
  the a an and or but not no of to in on at by for from with as is are was were be been being have has had
  do does did will would can could should may might must it its we our us you your they their them he she
  his her this that these those there here what who how when where why which all any some more most if than`
    .split(/\s+/)
    .filter(Boolean),
);

/** True for a word that says something by itself. */
export function isContent(text: string): boolean {
  return !closed.has(text) && (text.length >= 3 || /^\d{2}$/.test(text)) && /\p{L}/u.test(text);
}

/** The words of a text that say something, in order. */
export function wordsOf(text: string): Word[] {
  return [...text.normalize('NFC').matchAll(word)].flatMap(([written]) => {
    const low = searchText(written);
    return isContent(low) ? [{ text: low, stem: stemOf(low), written }] : [];
  });
}

/** The words of texts, kept so that each text is taken apart once however often is asked. */
export class Texts {
  readonly #words = new Map<string, readonly Word[]>();

  wordsOf(text: string): readonly Word[] {
    const known = this.#words.get(text);
    if (known) return known;
    const words = wordsOf(text);
    this.#words.set(text, words);
    return words;
  }
}
