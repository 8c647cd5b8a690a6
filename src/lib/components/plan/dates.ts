import { getLocale } from '#lib/text/generated/runtime.js';

/** "26 feb. 2027" for `2027-02-26`, in the reader's language or the one given. */
export function dateWords(date: string, locale: 'sv' | 'en' = getLocale()): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) return date;
  return new Intl.DateTimeFormat(locale === 'sv' ? 'sv-SE' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(time);
}
