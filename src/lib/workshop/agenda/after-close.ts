/** For how long after its end a workshop takes what was begun before. */
import type { Workshop } from '../model/workshop.ts';

/** Milliseconds after the end in which a sentence that was begun can be finished and sent. */
export const graceAfterClose = 5 * 60_000;

/** When what was begun can no longer be sent, in milliseconds; null while there is no end to it. */
export function graceEnd(workshop: Workshop | undefined): number | null {
  if (workshop?.state !== 'closed' || workshop.closedAt === null) return null;
  return workshop.closedAt + graceAfterClose;
}
