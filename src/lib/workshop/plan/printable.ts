/** Which texts the PDF of a plan can show with all their letters. */
import type { NoteLine, PlanDocument } from './document.ts';

// The scripts of the fonts in server/export/pdf/child.ts. Others become squares: fonts for Chinese,
// Japanese and Korean would make the installation ten times as large.
const other =
  /(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Thai}|\p{Script=Devanagari}|\p{Script=Ethiopic})\p{L}/u;

/** False for a text with letters that the PDF cannot show. */
export function isPrintable(text: string): boolean {
  return !other.test(text);
}

/** The notes of a plan that are printed with squares in the place of letters, each once. */
export function unprintableNotes(plan: PlanDocument): readonly NoteLine[] {
  const notes = [
    ...plan.themes.flatMap((theme) => theme.notes),
    ...plan.ungrouped,
    ...plan.parking,
  ].filter(({ text }) => !isPrintable(text));
  return [...new Map(notes.map((note) => [note.id, note])).values()];
}
