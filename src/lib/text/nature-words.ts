/** Whether a theme is a problem of everyday work or a question for the organisations, in words. */
import type { ThemeNature } from '../workshop/model/terms.ts';
import { m } from './generated/messages.js';
import { say } from './say.ts';
import type { Locale, Words } from './words.ts';

const natures: Words<ThemeNature> = {
  everyday: m.result_nature_everyday,
  organisational: m.result_nature_organisational,
};

export function natureWord(nature: ThemeNature, locale?: Locale): string {
  return say(natures[nature], locale);
}

/** As one fact among others: nothing where nobody has said. */
export function natureFacts(nature: ThemeNature | null | undefined): readonly string[] {
  return nature ? [natureWord(nature)] : [];
}
