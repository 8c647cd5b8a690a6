/** What a field that takes one entry says about lists, so that a pasted list becomes several. */
import type { Wanted } from '#lib/workshop/lists/entries.ts';

export interface ListField {
  readonly wanted: Wanted;
  /** Names that are there already. */
  readonly existing: readonly string[];
  /** Longest entry, in characters. */
  readonly longest: number;
  /** How many more there may be. */
  readonly most: number;
  /** Adds what was confirmed, all or none; the answer is the code of a refusal, or null. */
  readonly add: (texts: readonly string[]) => string | null;
}

/**
 * Whether a text is more than one entry. A field of one line would run its lines together, and no
 * more is read here than what shows that.
 */
export function isListText(text: string): boolean {
  return /\S[^\S\n\r]*[\n\r\t\u000b\u2028\u2029]+[^\S\n\r]*\S/.test(text.slice(0, 2_000));
}
