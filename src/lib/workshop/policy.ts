/**
 * Who may run a mutation, judged before it looks at anything, on the phone and in the room. What
 * depends on the records that it would create or refer to, the mutator refuses itself.
 */
import { refuse, type Context, type Refusal } from '../sync/mutation.ts';
import type { Actor } from './model/actor.ts';
import { loanOf, type Loan } from './model/seat.ts';
import { waits } from './people/attendance.ts';
import { leadsElsewhere } from './agenda/control.ts';
import type { DomainMutator, Policy, View } from './define.ts';
import type { DomainCode } from './refusals.ts';
import { graceEnd } from './agenda/after-close.ts';

/**
 * Judged before the mutator looks at anything, so that a "no" does not tell what exists.
 * `args` have passed the mutator's schema.
 *
 * @param mutators that there are, each with its policy
 */
export function authorize(
  mutators: ReadonlyMap<string, DomainMutator>,
  view: View,
  name: string,
  args: unknown,
  { actor, now }: Context<Actor>,
): Refusal<DomainCode> | undefined {
  const policy = mutators.get(name)?.policy as Policy<unknown> | undefined;
  if (!policy?.roles.includes(actor.role)) return refuse('access.not-allowed');
  if (actor.role === 'facilitator') {
    const workshop = policy.requiresControl?.(view, args);
    return workshop && leadsElsewhere(view, workshop, actor.device)
      ? refuse('control.elsewhere')
      : undefined;
  }
  if (actor.role !== 'participant') return undefined;

  const seat = view.get('seat', actor.seat);
  if (!seat || seat.removed) return refuse('access.removed');
  if (waits(view, actor.seat, actor.workshop)) return refuse('access.waiting');
  const loan = loanOf(seat);
  if (actor.lent && !loan) return refuse('access.removed');
  if (loan && !mayWhileLent(view, policy, args, { loan, lent: actor.lent === true })) {
    return refuse('seat.lent');
  }
  const workshop = view.get('workshop', actor.workshop);
  if (!workshop) return refuse('workshop.unknown');
  const finishing = policy.afterClose === true && now < (graceEnd(workshop) ?? 0);
  if (workshop.state === 'closed' && !finishing) return refuse('workshop.closed');
  const startsBefore = policy.beforeStart?.(view, args, actor.seat) === true;
  if (workshop.state === 'planned' && !startsBefore) return refuse('workshop.not-open');
  if (policy.own && !policy.own(view, args, actor.seat)) return refuse('access.not-yours');
  if (loan && actor.lent && !isOfLoan(view, args, loan)) return refuse('access.not-yours');
  return undefined;
}

/**
 * What can be done with a seat that is lent. Texts are taken from either device, so that none is lost;
 * answers from the lent one alone, where the other has given none.
 */
function mayWhileLent(
  view: View,
  { whileLent }: Policy<unknown>,
  args: unknown,
  { loan, lent }: { readonly loan: Loan; readonly lent: boolean },
): boolean {
  if (whileLent === undefined) return false;
  if (whileLent === 'text') return true;
  const { step } = args as { readonly step?: string };
  return lent && (view.get('step', step ?? '')?.openedAt ?? -Infinity) >= loan.from;
}

/** Whether a mutation changes no note but one that was written on the lent device. */
function isOfLoan(view: View, args: unknown, { from }: Loan): boolean {
  const { note: noteId } = args as { readonly note?: string };
  if (noteId === undefined) return true;
  const note = view.get('note', noteId);
  return note?.lent === true && (note.postedAt ?? -Infinity) >= from;
}
