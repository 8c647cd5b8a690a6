/** Numbers as a language writes them: "1 234,5" in Swedish, "1,234.5" in English. */
import { regions } from './dates.ts';
import { getLocale } from './generated/runtime.js';
import type { Locale } from './words.ts';

const formats = new Map<string, Intl.NumberFormat>();

/**
 * A number with at most so many decimals. Without a locale: the reader's language. Messages that are
 * chosen by a number write it themselves (`local shown = n: number`).
 */
export function numberWords(
  n: number,
  { locale = getLocale(), digits = 0 }: { locale?: Locale; digits?: number } = {},
): string {
  const key = `${locale} ${digits}`;
  // A table of a thousand rows has as many numbers, and to make a format takes time.
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(regions[locale], { maximumFractionDigits: digits });
    formats.set(key, format);
  }
  return format.format(n);
}
