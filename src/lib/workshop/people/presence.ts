/** That a seat, or a device of a facilitator, is connected just now. Passes with the connection: never stored, never exported. */
import type { Actor } from '../model/actor.ts';
import { presenceId, type Presence } from '../model/presence.ts';

export function presenceOf(actor: Actor): Presence | null {
  const who = whoOf(actor);
  return who === null ? null : { type: 'presence', id: presenceId(who), who };
}

function whoOf(actor: Actor): string | null {
  if (actor.role === 'participant') return actor.seat;
  return actor.role === 'facilitator' ? actor.device : null;
}
