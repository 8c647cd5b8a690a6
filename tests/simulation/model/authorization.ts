/**
 * Who may do what, stated independently of the code of the product: from what each role is for. The
 * tests of the policy and the simulation compare the product with these tables.
 */
import type { Role } from '#lib/workshop/model/actor.ts';
import { kindRoles, kindsAfterClose, kindsUnderControl } from '../../kinds/kinds.ts';
import type { ExecutedMutation } from './ledger.ts';
import type { WorkshopModel } from './workshop-model.ts';

/** The roles that may send each mutation. Every other role is refused. */
export const allowed: Readonly<Record<string, readonly Role[]>> = {
  'series.create': ['server'],
  'series.edit': ['facilitator'],
  'series.lead': ['facilitator'],
  // What was sent in early is read by those who lead, and what they make of it is theirs to say.
  'reading.read': ['facilitator'],
  'reading.cover': ['facilitator'],
  'mainQuestion.make': ['facilitator'],
  'mainQuestion.remove': ['facilitator'],
  'standingItem.add': ['facilitator', 'server'],
  'standingItem.word': ['facilitator', 'server'],
  'standingItem.turn': ['facilitator'],
  'standingItem.move': ['facilitator'],
  'standingItem.raise': ['facilitator', 'server'],
  'standingItem.remove': ['facilitator'],
  'organisation.add': ['facilitator', 'server'],
  'organisation.edit': ['facilitator'],
  'organisation.remove': ['facilitator'],
  'organisation.merge': ['facilitator'],
  'organisation.unmerge': ['facilitator'],
  'role.add': ['facilitator', 'server'],
  'role.edit': ['facilitator'],
  'role.remove': ['facilitator'],
  'role.merge': ['facilitator'],
  'role.unmerge': ['facilitator'],
  'workshop.create': ['server'],
  'workshop.edit': ['facilitator'],
  'workshop.open': ['facilitator'],
  'workshop.close': ['facilitator'],
  'workshop.lock': ['facilitator'],
  'workshop.approve': ['facilitator'],
  'workshop.show': ['facilitator'],
  'control.claim': ['facilitator'],
  'control.release': ['facilitator'],
  'claim.set': ['facilitator'],
  'focus.set': ['facilitator'],
  // A projector turns its pages, and says which it shows; nothing else.
  'focus.turn': ['facilitator', 'screen'],
  'focus.tell': ['screen'],
  'message.send': ['facilitator'],
  'message.remove': ['facilitator'],
  'step.add': ['facilitator', 'server'],
  'step.edit': ['facilitator'],
  'step.remove': ['facilitator'],
  'step.start': ['facilitator'],
  'step.time': ['facilitator'],
  'step.reveal': ['facilitator'],
  'step.early': ['facilitator', 'server'],
  // A seat is taken by a form and bound to a cookie: never over the wire.
  'seat.take': ['server'],
  'seat.arrive': ['server'],
  'seat.admit': ['facilitator'],
  // Somebody comes by their own phone, or is seen to have come.
  'seat.come': ['facilitator', 'participant'],
  'seat.represent': ['participant'],
  'tableHost.offer': ['participant'],
  'seat.showName': ['participant'],
  'seat.count': ['participant'],
  'seat.correct': ['facilitator'],
  'seat.remove': ['facilitator'],
  'seat.removeMany': ['facilitator'],
  // A device is lent by a form, and taken back by the cookie of the one that the seat had.
  'seat.lend': ['server'],
  'seat.reclaim': ['server'],
  'group.form': ['facilitator'],
  'group.place': ['facilitator'],
  'move.announce': ['facilitator'],
  'move.cancel': ['facilitator'],
  'move.carry': ['facilitator'],
  'move.go': ['participant'],
  'group.lock': ['facilitator'],
  'wish.add': ['facilitator'],
  'wish.remove': ['facilitator'],
  // What people think, choose and stand for is theirs alone.
  'note.post': ['participant'],
  'note.edit': ['participant'],
  'note.withdraw': ['participant'],
  // Whoever needs help calls; facilitators answer, whoever of them leads.
  'call.set': ['participant'],
  'call.answer': ['facilitator'],
  'inquiry.ask': ['facilitator'],
  'inquiry.remove': ['facilitator'],
  'inquiry.answer': ['participant'],
  'speaker.ask': ['participant'],
  'ready.set': ['participant'],
  'stance.set': ['participant'],
  'stance.clear': ['participant'],
  'speaker.line': ['facilitator'],
  'speaker.call': ['facilitator'],
  'speaker.mark': ['facilitator'],
  // A note on paper, for somebody without a phone.
  'note.copy': ['facilitator'],
  'note.place': ['facilitator'],
  'note.hide': ['facilitator'],
  'note.hideMany': ['facilitator'],
  'theme.create': ['facilitator'],
  'theme.rename': ['facilitator'],
  'theme.sort': ['facilitator'],
  'theme.keyword': ['facilitator'],
  'theme.quote': ['facilitator'],
  'theme.move': ['facilitator'],
  'theme.merge': ['facilitator'],
  'theme.remove': ['facilitator'],
  'summary.write': ['facilitator'],
  'summary.show': ['facilitator'],
  'area.create': ['facilitator'],
  'area.edit': ['facilitator'],
  'area.remove': ['facilitator'],
  'action.create': ['facilitator'],
  'action.edit': ['facilitator'],
  'action.remove': ['facilitator'],
  ...kindRoles,
};

/** Mutations that the room sees at once: while a facilitator has control, only theirs. */
export const requiresControl: ReadonlySet<string> = new Set([
  'workshop.open',
  'workshop.close',
  'workshop.lock',
  'workshop.show',
  'step.start',
  'step.time',
  'step.reveal',
  'group.form',
  'control.release',
  'focus.set',
  'focus.turn',
  'message.send',
  'message.remove',
  ...kindsUnderControl,
]);

/** Mutations with which what was begun before the end is finished after it. */
const afterClose: ReadonlySet<string> = new Set(['note.post', ...kindsAfterClose]);

/** What the device that somebody has may still do while another is lent to the seat. */
const whileLent: ReadonlySet<string> = new Set([
  ...[
    'note.post',
    'note.edit',
    'note.withdraw',
    'idea.write',
    'card.write',
    'agreed.write',
    'move.go',
  ],
  ...['call.set', 'inquiry.answer', 'seat.come'],
]);

/** Mutations of participants before a workshop has begun, in steps that take answers early. */
const beforeStart: ReadonlySet<string> = new Set(['note.post', 'note.edit', 'note.withdraw']);

/** Whether a mutation is authorized by role, control, seat and state of the workshop. */
export function isAuthorized(
  { actor, name, args, at }: ExecutedMutation,
  workshops: WorkshopModel,
): boolean {
  if (!allowed[name]?.includes(actor.role)) return false;
  if (actor.role === 'facilitator') {
    return !workshops.isControlledByOther(name, args, actor.device);
  }
  if (actor.role !== 'participant') return true;
  const { seat, workshop } = actor;
  if (!workshops.isSeated(seat) || workshops.isWaiting(seat, workshop)) return false;
  if (name === 'seat.come' && (args as { readonly seat: string }).seat !== seat) return false;
  if (workshops.isLent(seat) && !whileLent.has(name)) return false;
  return (
    workshops.isOpen(workshop) ||
    (afterClose.has(name) && workshops.isInGracePeriod(workshop, at)) ||
    (beforeStart.has(name) && workshops.isPlanned(workshop))
  );
}
