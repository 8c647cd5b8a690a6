/** Dots: everybody gives a few to the themes that should come first; counted once it is closed. */
import { defineKind } from '../kind.ts';
import { dot } from './dot.ts';

export const dotsKind = defineKind({
  kind: 'dots',
  entities: { dot },
  leaveOut(tx, { id }, seats) {
    for (const given of tx.list('dot')) {
      if (given.step === id && seats.has(given.seat)) tx.put({ ...given, dots: 0 });
    }
  },
});
