/** The effort–impact matrix: everybody judges each theme or action; shown once it is closed. */
import { defineKind } from '../kind.ts';
import { placement } from './placement.ts';

export const matrixKind = defineKind({
  kind: 'matrix',
  entities: { placement },
  // What was given to themes is nothing that was given to actions.
  refuseChange({ id, rates }, change, view) {
    if (change.rates === undefined || change.rates === rates) return null;
    const given = view.list('placement').filter((placed) => placed.step === id);
    return given.some(({ effort }) => effort !== null) ? 'step.in-use' : null;
  },
  leaveOut(tx, { id }, seats) {
    for (const placed of tx.list('placement')) {
      if (placed.step !== id || !seats.has(placed.seat)) continue;
      tx.put({ ...placed, effort: null, impact: null });
    }
  },
});
