/** What becomes of questions that nobody can answer any more. By itself: every phone loads it. */
import type { Tx } from '../define.ts';
import type { Inquiry } from '../model/inquiry.ts';

/**
 * Ends what has been asked at these workshops when somebody is shown out there: an answer would be of
 * one of those who are left.
 */
export function endInquiries(tx: Tx, workshops: ReadonlySet<string>): void {
  for (const one of tx.list('inquiry')) {
    if (one.state === 'open' && workshops.has(one.workshop)) tx.put(over(one));
  }
}

/** Without an answer, also if there was one. */
export function over(one: Inquiry): Inquiry {
  return { ...one, state: 'over', answer: null, left: false };
}
