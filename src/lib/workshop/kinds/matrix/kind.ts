/** The effort–impact matrix: everybody judges each theme; shown once it is closed. */
import { defineKind } from '../kind.ts';
import { placement } from './placement.ts';

export const matrixKind = defineKind({
  kind: 'matrix',
  entities: { placement },
  leaveOut(tx, { id }, seats) {
    for (const placed of tx.list('placement')) {
      if (placed.step !== id || !seats.has(placed.seat)) continue;
      tx.put({ ...placed, effort: null, impact: null });
    }
  },
});
