/** Notes on paper, for those without a phone: one page for each column. */
import type { StepOf } from '#lib/workshop/model/step.ts';
import type { ColumnTone } from '#lib/workshop/model/terms.ts';

/** One sheet: what is asked in one column of a step. */
export interface PrintNoteSheet {
  readonly kind: 'notes';
  readonly step: string;
  readonly tone: ColumnTone;
  readonly column: string;
  readonly questions: readonly string[];
}

/** What there is room for on a note, of questions and of the characters of each. */
const mostQuestions = 3;
const longest = 150;

/** A sheet for each column, with what is asked in it. */
export function noteSheets({
  title,
  questions,
  columns,
}: StepOf<'notes'>): readonly PrintNoteSheet[] {
  return columns.map((column, at) => ({
    kind: 'notes',
    step: title,
    tone: column.tone,
    column: column.title,
    // As many questions as columns: one for each, as the templates ask them.
    questions: (columns.length === questions.length
      ? questions.slice(at, at + 1)
      : questions.slice(0, mostQuestions)
    ).map(shortened),
  }));
}

function shortened(question: string): string {
  return question.length <= longest ? question : `${question.slice(0, longest - 1).trimEnd()}…`;
}
