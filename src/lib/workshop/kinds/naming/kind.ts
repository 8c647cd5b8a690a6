/** Names for themes: groups propose them, everybody says which they want, some become themes. */
import { defineKind } from '../kind.ts';
import { backing } from './backing.ts';
import { proposal } from './proposal.ts';

export const namingKind = defineKind({
  kind: 'naming',
  entities: { proposal, backing },
  // Twice: when the names are shown, and when it is counted who wants them.
  leaveOut(tx, { id, counted }, seats) {
    if (counted) {
      for (const own of tx.list('backing')) {
        if (own.step === id && seats.has(own.seat)) tx.put({ ...own, backs: false });
      }
      return;
    }
    for (const own of tx.list('proposal')) {
      if (own.step === id && seats.has(own.author ?? '')) tx.put({ ...own, withdrawn: true });
    }
  },
});
