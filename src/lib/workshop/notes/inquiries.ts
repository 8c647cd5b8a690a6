/** What has been asked of the writers of notes. */
import type { View } from '../define.ts';
import type { Inquiry } from '../model/inquiry.ts';

/** Those that were not taken back and can be answered. */
export function standingInquiries(view: View, workshop: string): Inquiry[] {
  return inquiriesAt(view, workshop).filter(({ state }) => state === 'open');
}

/** All that were asked and not taken back. */
export function inquiriesAt(view: View, workshop: string): Inquiry[] {
  return view
    .list('inquiry')
    .filter((inquiry) => inquiry.workshop === workshop && !inquiry.removed);
}
