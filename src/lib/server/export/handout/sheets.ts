/** Notes on paper, for those without a phone: six on a page, one page for each column. */
import { m } from '#lib/text/generated/messages.js';
import { stepsOf } from '#lib/workshop/agenda.ts';
import type { PrintSheets } from '../pdf/handout-data.ts';
import { pageOf, type HandoutHead, type HandoutOf } from './head.ts';

/** What there is room for on a note, of questions and of the characters of each. */
const mostQuestions = 3;
const longest = 150;

export function sheets(head: HandoutHead, { view, workshop }: HandoutOf): PrintSheets {
  const o = { locale: head.lang };
  const writing = stepsOf(view, workshop.id).filter(({ kind }) => kind === 'notes');
  return {
    ...head,
    kind: 'sheets',
    sheets: writing.flatMap(({ title, questions, columns }) =>
      columns.map((column, at) => ({
        step: title,
        tone: column.tone,
        column: column.title,
        // As many questions as columns: one for each, as the templates ask them.
        questions: (columns.length === questions.length
          ? questions.slice(at, at + 1)
          : questions.slice(0, mostQuestions)
        ).map(shortened),
      })),
    ),
    labels: {
      pageOf: pageOf(head.lang),
      group: m.print_group_blank({}, o),
      cut: m.print_sheet_cut({}, o),
      none: m.print_sheets_none({}, o),
    },
  };
}

function shortened(question: string): string {
  return question.length <= longest ? question : `${question.slice(0, longest - 1).trimEnd()}…`;
}
