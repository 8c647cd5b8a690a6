/** The words of the matrix. Without a locale: the reader's language. */
import type { Quadrant } from '../workshop/model/terms.ts';
import { m } from './generated/messages.js';
import { getLocale } from './generated/runtime.js';
import { numberWords } from './numbers.ts';
import { say, type Locale, type Words } from './words.ts';

const quadrants: Words<Quadrant> = {
  first: m.matrix_first,
  plan: m.matrix_plan,
  spare: m.matrix_spare,
  leave: m.matrix_leave,
};

/** "Börja här", "Planera in" … */
export function quadrantWord(quadrant: Quadrant, locale?: Locale): string {
  return say(quadrants[quadrant], locale);
}

/** A mean with at most one decimal, as it is written here: "3,4". */
export function levelText(mean: number | null, locale: Locale = getLocale()): string {
  return mean === null ? '–' : numberWords(mean, { locale, digits: 1 });
}
