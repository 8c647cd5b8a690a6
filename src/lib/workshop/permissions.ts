/** Who may do what, now: the one place that says no to somebody, on the phone and in the room. */
import { refuse, type Context, type Refusal } from '../sync/mutation.ts';
import type { Actor } from './actor.ts';
import { waits } from './attendance.ts';
import { leadsElsewhere } from './control.ts';
import type { May, View } from './noun.ts';
import { mutators } from './records.ts';
import type { DomainCode } from './refusals.ts';
import { graceEnd } from './workshop.ts';

/**
 * Judged before the mutator looks at anything, so that a "no" does not tell what exists.
 * `args` have passed the mutator's schema.
 */
export function permit(
  view: View,
  name: string,
  args: unknown,
  { actor, now }: Context<Actor>,
): Refusal<DomainCode> | undefined {
  const may = mutators.get(name)?.may as May<unknown> | undefined;
  if (!may?.roles.includes(actor.role)) return refuse('access.not-allowed');
  if (actor.role === 'facilitator') {
    const workshop = may.steers?.(view, args);
    return workshop && leadsElsewhere(view, workshop, actor.device)
      ? refuse('control.elsewhere')
      : undefined;
  }
  if (actor.role !== 'participant') return undefined;

  const seat = view.get('seat', actor.seat);
  if (!seat || seat.removed) return refuse('access.removed');
  if (waits(view, actor.seat, actor.workshop)) return refuse('access.waiting');
  const workshop = view.get('workshop', actor.workshop);
  if (!workshop) return refuse('workshop.unknown');
  const finishing = may.grace === true && now < (graceEnd(workshop) ?? 0);
  if (workshop.state === 'closed' && !finishing) return refuse('workshop.closed');
  const early = may.early?.(view, args, actor.seat) === true;
  if (workshop.state === 'planned' && !early) return refuse('workshop.not-open');
  if (may.during) {
    const kind = workshop.step === null ? undefined : view.get('step', workshop.step)?.kind;
    if (!kind || !may.during.includes(kind)) return refuse('step.not-now');
  }
  if (may.own && !may.own(view, args, actor.seat)) return refuse('access.not-yours');
  return undefined;
}
