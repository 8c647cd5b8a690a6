import { m } from '#lib/text/generated/messages.js';
import { numberWords } from '#lib/text/numbers.ts';

/** Which of how many stand in a lane: "3–5 av 12", or "6 av 6" where there is one. */
export function rangeWords(from: number, to: number, total: number): string {
  const of = { to: numberWords(to), total: numberWords(total) };
  return from === to
    ? m.screen_notes_at(of)
    : m.screen_notes_range({ from: numberWords(from), ...of });
}
