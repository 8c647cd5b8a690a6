/** A place in words: "plats 2", or "delad plats 2" where others have as many. */
import { m } from './generated/messages.js';
import { numberWords } from './numbers.ts';
import type { Locale } from './words.ts';

export function rankWords(
  { at, tied }: { readonly at: number; readonly tied: boolean },
  locale?: Locale,
): string {
  const o = locale && { locale };
  const n = numberWords(at, o ?? {});
  return tied ? m.rank_shared({ n }, o) : m.rank_place({ n }, o);
}
