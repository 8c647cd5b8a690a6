/** Which summaries there are for whom. */
import { typeOf } from '../../sync/record.ts';
import type { View } from '../define.ts';
import { summaryId, type Summary } from '../model/summary.ts';

/** Whether everybody may read a summary: it is shown, and what it sums up stands. */
export function isTold({ about, shown }: Summary, view: View): boolean {
  if (!shown) return false;
  return typeOf(about) === 'workshop' || view.get('theme', about)?.removed === false;
}

/** The summary of a theme or workshop that everybody may read; empty: none. */
export function summaryOf(view: View, about: string): string {
  const summary = view.get('summary', summaryId(about));
  return summary && isTold(summary, view) ? summary.text : '';
}
