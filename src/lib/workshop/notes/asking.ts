/**
 * When a writer may be asked, and when answers are told. Whoever leads could otherwise ask who wrote
 * a note by looking who is there when an answer comes; see docs/decisions/0027-inquiries.md.
 */
import { leastTold } from '../../methods/breadth.ts';
import type { Tx, View } from '../define.ts';
import { mostChances } from '../model/inquiry.ts';
import { presenceId } from '../model/presence.ts';
import { seatsAt } from '../people/attendance.ts';
import { over } from './end-inquiries.ts';
import { standingInquiries } from './inquiries.ts';

/** However many phones are brought along. */
const mostInquiries = 16;

/** How many writers may be asked in a workshop with so many phones: of every second, on average. */
export function inquiriesFor(phones: number): number {
  const most = Math.min(mostInquiries, Math.floor(phones / 2));
  return most < leastTold ? 0 : most;
}

/** How many writers more can be asked. Whoever was asked in vain counts, or asking would be free. */
export function inquiriesLeft(view: View, workshop: string): number {
  const asked = view.list('inquiry').filter((inquiry) => inquiry.workshop === workshop).length;
  return Math.max(0, inquiriesFor(phonesAt(view, workshop).length) - asked);
}

/** Why no writer can be asked now. */
export type NotAsked = 'closed' | 'removed' | 'few' | 'too-many';

/** The reason, or null: one can. `again`: about a note that was asked about. */
export function whyNotAsked(view: View, workshop: string, again: boolean): NotAsked | null {
  if (view.get('workshop', workshop)?.state !== 'open') return 'closed';
  if (hasRemoved(view, workshop)) return 'removed';
  if (inquiriesFor(phonesAt(view, workshop).length) === 0) return 'few';
  return again || inquiriesLeft(view, workshop) > 0 ? null : 'too-many';
}

/**
 * Tells the answers of a workshop as it goes on: all together, at least three, and only while nearly
 * everybody could have given them. What else it depends on, everybody sees. Does nothing on a page:
 * only the room knows the answers, and who is connected.
 */
export function tellAnswers(tx: Tx, workshop: string): void {
  const standing = standingInquiries(tx, workshop);
  if (standing.length < leastTold || hasRemoved(tx, workshop) || !areConnected(tx, workshop)) {
    return;
  }
  const answered = standing.filter(({ answer, note }) => {
    return answer !== null && tx.get('note', note)?.withdrawn === false;
  });
  const told = new Set(answered.length < leastTold ? [] : answered);
  for (const one of standing) {
    const chances = one.chances + 1;
    if (told.has(one)) tx.put({ ...one, chances, state: 'told' });
    else tx.put(chances < mostChances ? { ...one, chances } : { ...over(one), chances });
  }
}

/** Whether anybody has been shown out who had come: then fewer could answer than have written. */
function hasRemoved(view: View, workshop: string): boolean {
  return view
    .list('attendance')
    .some((came) => came.workshop === workshop && view.get('seat', came.seat)?.removed === true);
}

function phonesAt(view: View, workshop: string) {
  return seatsAt(view, workshop).filter(({ phone }) => phone === 'own');
}

/** Whether at least three of four phones are connected: any of them may have answered. */
function areConnected(view: View, workshop: string): boolean {
  const phones = phonesAt(view, workshop);
  const connected = phones.filter(({ id }) => view.get('presence', presenceId(id)));
  return 4 * connected.length >= 3 * phones.length;
}
