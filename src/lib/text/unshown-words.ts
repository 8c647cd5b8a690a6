/** Sentences of what people have submitted and nobody has been shown. */
import { m } from './generated/messages.js';
import type { Locale } from './words.ts';

export interface UnshownWords {
  /** The title of the step. */
  readonly title: string;
  readonly what: 'notes' | 'answers' | 'choices' | 'texts' | 'speakers';
  /** null: so few that a number would tell who. */
  readonly count: number | null;
}

/** "7 lappar i ”Dialog 2” är inte visade." */
export function unshownSentence({ title, what, count: n }: UnshownWords, locale?: Locale): string {
  const o = locale === undefined ? {} : { locale };
  switch (what) {
    case 'notes':
      return n === null ? m.unshown_notes_few({ title }, o) : m.unshown_notes({ n, title }, o);
    case 'answers':
      return n === null ? m.unshown_answers_few({ title }, o) : m.unshown_answers({ n, title }, o);
    case 'choices':
      return m.unshown_choices({ n: n ?? 0, title }, o);
    case 'texts':
      return m.unshown_texts({ title }, o);
    case 'speakers':
      return m.unshown_speakers({ n: n ?? 0, title }, o);
  }
}
