/** Who may do what at all, stated a second time, by role and by whether the workshop is open. */
import type { Ran } from './ledger.ts';
import type { Stage } from './model-stage.ts';

const participant: ReadonlySet<string> = new Set([
  'note.post',
  'note.edit',
  'note.withdraw',
  'dot.set',
  'placement.set',
  'ballot.cast',
  'speaker.ask',
  'ready.set',
  'interest.choose',
  'seat.represent',
  'seat.count',
  'move.go',
  'stance.set',
  'stance.clear',
]);

const serverOnly: ReadonlySet<string> = new Set([
  'series.create',
  'workshop.create',
  'seat.take',
  'seat.arrive',
]);

/** What a facilitator sets up and the server too, from a form. */
const both: ReadonlySet<string> = new Set([
  ...['organisation.add', 'role.add', 'step.add', 'step.early'],
]);

/** What can be done before a workshop has begun, where a step takes answers. */
const early: ReadonlySet<string> = new Set(['note.post', 'note.edit', 'note.withdraw']);

export function mayAtAll({ actor, name, args, at }: Ran, stage: Stage): boolean {
  switch (actor.role) {
    case 'server':
      return serverOnly.has(name) || both.has(name);
    case 'facilitator':
      return (
        !serverOnly.has(name) &&
        !participant.has(name) &&
        !stage.isLedByOther(name, args, actor.device)
      );
    case 'participant':
      return (
        participant.has(name) &&
        stage.isIn(actor.seat) &&
        !stage.isWaiting(actor.seat, actor.workshop) &&
        (stage.isOpen(actor.workshop) ||
          (name === 'note.post' && stage.isFinishing(actor.workshop, at)) ||
          (early.has(name) && stage.isPlanned(actor.workshop)))
      );
    default:
      return false;
  }
}
