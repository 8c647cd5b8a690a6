/**
 * Notes that may belong together, found without any theme: three or more that share a word which names
 * something. Words alone tell little, so these are proposals for a first look, with the word as reason,
 * and never more than a few.
 */
import { relationOf } from './relation.ts';
import { isAcronym } from './terms.ts';
import { Texts, type Word } from './words.ts';

export interface BlindGroup {
  /** The word that all of them share, as it is written in one of them. */
  readonly word: string;
  readonly notes: readonly string[];
}

/** Notes of a proposal at least; and at most, as a share of all: a word in more tells nothing apart. */
const FEWEST = 3;
const MOST = 0.15;
const MOST_GROUPS = 8;
/** How much in it has to show that a word names something. */
const NAMES = 1;

const definite = /(?:en|et|an|na)s?$/u;

interface Candidate {
  readonly word: string;
  readonly notes: readonly string[];
  readonly worth: number;
}

/** Proposals, the likeliest first; no note is in two of them. */
export function blindGroups(
  notes: readonly { readonly id: string; readonly text: string }[],
  texts = new Texts(),
): BlindGroup[] {
  const byStem = new Map<string, Word>();
  const apart = notes.map(({ id, text }) => ({ id, words: texts.wordsOf(text) }));
  for (const { words } of apart) {
    // The shortest of its forms stands for a stem.
    for (const word of words) {
      const so = byStem.get(word.stem);
      if (!so || word.text.length < so.text.length) byStem.set(word.stem, word);
    }
  }
  const most = Math.max(2 * FEWEST, Math.floor(apart.length * MOST));
  const lookup = new Lookup(apart);
  const candidates = [...byStem.values()]
    .flatMap((word) => lookup.candidate(word))
    .filter(({ notes: own, worth }) => own.length >= FEWEST && own.length <= most && worth >= NAMES)
    .toSorted((one, other) => other.worth - one.worth || (one.word < other.word ? -1 : 1));
  return withoutOverlap(candidates);
}

function withoutOverlap(candidates: readonly Candidate[]): BlindGroup[] {
  const taken = new Set<string>();
  const groups: BlindGroup[] = [];
  for (const { word, notes } of candidates) {
    const free = notes.filter((id) => !taken.has(id));
    if (free.length < FEWEST || free.length < notes.length / 2) continue;
    for (const id of free) taken.add(id);
    groups.push({ word, notes: free });
    if (groups.length === MOST_GROUPS) break;
  }
  return groups;
}

interface Entry {
  readonly word: Word;
  readonly ids: Set<string>;
}

/** Letters by which words are looked up: a stem is no shorter. */
const INDEXED = 3;

/** Which notes each word stands in, by how it is written. */
class Lookup {
  readonly #byStart = new Map<string, Map<string, Entry>>();
  readonly #order: ReadonlyMap<string, number>;

  constructor(notes: readonly { readonly id: string; readonly words: readonly Word[] }[]) {
    this.#order = new Map(notes.map(({ id }, at) => [id, at]));
    for (const { id, words } of notes) for (const word of words) this.#entryOf(word).ids.add(id);
  }

  candidate(stem: Word): Candidate[] {
    const ids = new Set<string>();
    let evidence = 0;
    for (const { word, ids: own } of this.#byStart.get(startOf(stem))?.values() ?? []) {
      const relation = word.stem === stem.stem ? 'same' : relationOf(word, stem);
      if (relation !== 'same' && relation !== 'first') continue;
      for (const id of own) ids.add(id);
      // The beginning of a compound, an acronym, a definite form: what names something has these.
      if (relation === 'first') evidence += 2 * own.size;
      else if (isAcronym(word)) evidence += 3 * own.size;
      else if (definite.test(word.text.slice(stem.stem.length))) evidence += own.size;
    }
    if (ids.size === 0) return [];
    const at = (id: string): number => this.#order.get(id) ?? 0;
    const notes = [...ids].toSorted((one, other) => at(one) - at(other));
    return [{ word: stem.written, notes, worth: evidence / ids.size }];
  }

  #entryOf(word: Word): Entry {
    const start = startOf(word);
    const entries = this.#byStart.get(start) ?? new Map<string, Entry>();
    this.#byStart.set(start, entries);
    const entry = entries.get(word.written) ?? { word, ids: new Set<string>() };
    entries.set(word.written, entry);
    return entry;
  }
}

function startOf({ text }: Word): string {
  return text.slice(0, INDEXED);
}
