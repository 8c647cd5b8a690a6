/** What people without a phone write on: six notes on a page. */
import { m } from '#lib/text/generated/messages.js';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { printSheets } from '../../kinds/kinds.ts';
import type { PrintSheets } from '../pdf/handout-data.ts';
import { pageOf, type HandoutHead, type HandoutOf } from './head.ts';

export function sheets(head: HandoutHead, { view, workshop }: HandoutOf): PrintSheets {
  const o = { locale: head.lang };
  return {
    ...head,
    kind: 'sheets',
    sheets: stepsOf(view, workshop.id).flatMap((step) => printSheets(step, head.lang)),
    labels: {
      pageOf: pageOf(head.lang),
      group: m.print_group_blank({}, o),
      cut: m.print_sheet_cut({}, o),
      none: m.print_sheets_none({}, o),
    },
  };
}
