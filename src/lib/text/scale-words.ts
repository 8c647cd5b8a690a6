/** The words of scales and their values: apart, since only polls need them. */
import type { ScaleName } from '../workshop/kinds/poll/scales.ts';
import { m } from './generated/messages.js';
import { say } from './say.ts';
import type { Locale, Message, Words } from './words.ts';

const scaleWords: Words<ScaleName> = {
  gradients: m.word_scale_gradients,
  fist: m.word_scale_fist,
  consent: m.word_scale_consent,
};

/** "Noll till fem fingrar" … */
export function scaleWord(code: ScaleName, locale?: Locale): string {
  return say(scaleWords[code], locale);
}

const answerWords: Readonly<Record<ScaleName, Readonly<Record<number, Message>>>> = {
  gradients: {
    1: m.word_gradients_1,
    2: m.word_gradients_2,
    3: m.word_gradients_3,
    4: m.word_gradients_4,
    5: m.word_gradients_5,
    6: m.word_gradients_6,
    7: m.word_gradients_7,
    8: m.word_gradients_8,
  },
  fist: {
    0: m.word_fist_0,
    1: m.word_fist_1,
    2: m.word_fist_2,
    3: m.word_fist_3,
    4: m.word_fist_4,
    5: m.word_fist_5,
  },
  consent: { 1: m.word_consent_1, 2: m.word_consent_2, 3: m.word_consent_3 },
};

/**
 * An answer as it is read: "3 · Ja, med tvekan". By consent the word alone, where a number would look
 * like a score.
 */
export function answerText(scale: ScaleName, value: number, locale?: Locale): string {
  const word = answerWord(scale, value, locale);
  return scale === 'consent' ? word : `${value} · ${word}`;
}

/** What a value on a scale says: "Kan leva med det". Empty where the scale has no such value. */
export function answerWord(scale: ScaleName, value: number, locale?: Locale): string {
  const word = answerWords[scale][value];
  return word ? say(word, locale) : '';
}
