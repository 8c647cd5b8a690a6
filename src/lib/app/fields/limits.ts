/** How long the texts of the domain may be, as fields take it. */
import { cleanText, lengths } from '#lib/workshop/model/fields.ts';
import type { TextLimit } from '#lib/ui/text-limit.ts';

const of = (most: number): TextLimit => ({
  most,
  // What nobody could keep is not measured exactly: that takes time with every letter.
  left: (text) => most - (text.length > most * 4 ? text.length : cleanText(text).length),
});

export const limits = {
  line: of(lengths.line),
  note: of(lengths.note),
  paragraph: of(lengths.paragraph),
  comment: of(lengths.comment),
  name: of(lengths.name),
} as const satisfies Record<keyof typeof lengths, TextLimit>;
