/** That a seat, or a device of a facilitator, is connected just now. Passes with the connection: never stored, never exported. */
import type { Actor } from './actor.ts';
import { idOf, keyOf } from '../sync/record.ts';

export interface Presence {
  readonly type: 'presence';
  readonly id: string;
  /** The id of the seat or of the device. */
  readonly who: string;
}

export function presenceId(who: string): string {
  return idOf('presence', keyOf(who));
}

export function presenceOf(actor: Actor): Presence | null {
  const who = whoOf(actor);
  return who === null ? null : { type: 'presence', id: presenceId(who), who };
}

function whoOf(actor: Actor): string | null {
  if (actor.role === 'participant') return actor.seat;
  return actor.role === 'facilitator' ? actor.device : null;
}
