/** The words of the matrix. Without a locale: the reader's language. */
import type { RatedSubject } from '../workshop/kinds/matrix/model.ts';
import type { Quadrant } from '../workshop/model/terms.ts';
import { m } from './generated/messages.js';
import { getLocale } from './generated/runtime.js';
import { numberWords } from './numbers.ts';
import { say } from './say.ts';
import type { Locale, Words } from './words.ts';

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

/** What is said of a matrix by what is judged in it. */
interface RatingWords {
  /** Where there is nothing to judge yet: on the phone, the console and the projector. */
  readonly none: {
    title: () => string;
    phone: () => string;
    host: () => string;
    screen: () => string;
  };
  /** How many of all somebody has judged. */
  readonly judged: (counts: { readonly n: number; readonly total: number }) => string;
  readonly how: () => string;
}

export const ratingWords: Readonly<Record<RatedSubject, RatingWords>> = {
  themes: {
    none: {
      ...{ title: m.matrix_no_themes_title, phone: m.matrix_no_themes_text },
      ...{ host: m.host_matrix_no_themes_text, screen: m.screen_themes_empty },
    },
    judged: m.matrix_themes,
    how: m.matrix_how,
  },
  actions: {
    none: {
      ...{ title: m.matrix_no_actions_title, phone: m.matrix_no_actions_text },
      ...{ host: m.host_matrix_no_actions_text, screen: m.matrix_screen_no_actions },
    },
    judged: m.matrix_actions,
    how: m.matrix_how_actions,
  },
};
