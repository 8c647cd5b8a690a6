/** Days in words. Without a locale: the reader's language. What is no day stays as it stands. */
import { getLocale } from './generated/runtime.js';
import type { Locale } from './words.ts';

/** Whose habits a language's dates, hours and lists follow. */
export const regions: Readonly<Record<Locale, string>> = { sv: 'sv-SE', en: 'en-GB' };

/** "26 feb. 2027" for `2027-02-26` */
export function dateWords(day: string, locale: Locale = getLocale()): string {
  return format(day, locale, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** "26 februari 2027" */
export function longDateWords(day: string, locale: Locale = getLocale()): string {
  return format(day, locale, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** "fredag 26 februari" */
export function weekdayWords(day: string, locale: Locale = getLocale()): string {
  return format(day, locale, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** "14:05" for a moment, by the clock of the device. */
export function timeWords(at: number, locale: Locale = getLocale()): string {
  return new Intl.DateTimeFormat(regions[locale], { timeStyle: 'short' }).format(at);
}

/** "26 feb. 14:05" */
export function dayAndTimeWords(at: number, locale: Locale = getLocale()): string {
  const style = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(regions[locale], style).format(at);
}

/** "14:05" as a field for a time of day takes it, whatever the language. */
export function timeOf(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()].map((n) => String(n).padStart(2, '0')).join(':');
}

function format(day: string, locale: Locale, style: Intl.DateTimeFormatOptions): string {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) return day;
  return new Intl.DateTimeFormat(regions[locale], { ...style, timeZone: 'UTC' }).format(time);
}
