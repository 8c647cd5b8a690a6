/** Continue, adjust or stop: everybody answers in private, then the room decides. */
import { defineKind } from '../kind.ts';
import { opinion, opinionsIn } from './opinion.ts';

export const decideKind = defineKind({
  kind: 'decide',
  entities: { opinion },
  leaveOut(tx, { id }, seats) {
    for (const given of opinionsIn(tx, id)) {
      if (seats.has(given.seat)) tx.put({ ...given, course: null, reason: null });
    }
  },
});
