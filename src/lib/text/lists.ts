/** What is said of an entry of a pasted list, and of a list that cannot be read. */
import type { ListProblem } from '../workshop/lists/read-list.ts';
import type { Remark, Wanted } from '../workshop/lists/entries.ts';
import { m } from './generated/messages.js';

export function remarkSentence(remark: Remark): string {
  switch (remark.kind) {
    case 'header':
      return m.list_remark_header();
    case 'duplicate':
      return m.list_remark_duplicate();
    case 'existing':
      return m.list_remark_existing();
    case 'too-long':
      return m.list_remark_too_long();
    case 'similar':
      return m.list_remark_similar({ to: remark.to });
  }
}

const titles: Readonly<Record<Wanted, () => string>> = {
  organisation: m.list_title_organisation,
  role: m.list_title_role,
  question: m.list_title_question,
  column: m.list_title_column,
  place: m.list_title_place,
  action: m.list_title_action,
  area: m.list_title_area,
  theme: m.list_title_theme,
  note: m.list_title_note,
};

export function listTitle(wanted: Wanted): string {
  return titles[wanted]();
}

const problems: Readonly<Record<ListProblem, () => string>> = {
  'too-large': m.list_problem_too_large,
  encoding: m.list_problem_encoding,
  old: m.list_problem_old,
  unreadable: m.list_problem_unreadable,
  empty: m.list_problem_empty,
};

export function listProblemSentence(problem: ListProblem): string {
  return problems[problem]();
}
