/**
 * Which notes a facilitator's device has selected: whoever sorts beside sees it. Of no lasting interest:
 * it has no undo and is not in the audit log.
 */
import { refuse } from '../../sync/mutation.ts';
import { entity, mutator, type View } from '../define.ts';
import { claimArgs, claimId, claimSchema, type Claim } from '../model/claim.ts';
import { most } from '../model/most.ts';

/** A claim is forgotten after so many milliseconds: who holds notes for longer has gone for coffee. */
export const CLAIM_MS = 120_000;

export const claim = entity({
  type: 'claim',
  schema: claimSchema,
  mutators: {
    /** All that a device has selected now; none: it has let go. */
    set: mutator({
      policy: { roles: ['facilitator'] },
      args: claimArgs.set,
      run(tx, { workshop, name, notes }, { actor, now }) {
        if (!tx.get('workshop', workshop)) return refuse('workshop.unknown');
        const { device } = actor;
        const id = claimId(workshop, device);
        // Beyond what any team of facilitators has, others sort unseen.
        if (!tx.get('claim', id) && tx.list('claim').length >= most.claims) return undefined;
        tx.put({
          type: 'claim',
          id,
          workshop,
          device,
          name,
          notes: [...new Set(notes)],
          since: now,
        });
        return undefined;
      },
    }),
  },
});

/** Who else has which notes in hand: the claims of other devices that still hold. */
export function claimsBeside(
  view: View,
  {
    workshop,
    device,
    now,
  }: { readonly workshop: string; readonly device: string; readonly now: number },
): readonly Claim[] {
  return view
    .list('claim')
    .filter(
      (claim) =>
        claim.workshop === workshop &&
        claim.device !== device &&
        claim.notes.length > 0 &&
        now - claim.since < CLAIM_MS,
    );
}
