/** That a seat is connected just now. Passes with the connection: never stored, never exported. */
import type { Actor } from './actor.ts';
import { idOf, keyOf } from '../sync/record.ts';

export interface Presence {
  readonly type: 'presence';
  readonly id: string;
  readonly seat: string;
}

export function presenceId(seat: string): string {
  return idOf('presence', keyOf(seat));
}

export function presenceOf(actor: Actor): Presence | null {
  if (actor.role !== 'participant') return null;
  return { type: 'presence', id: presenceId(actor.seat), seat: actor.seat };
}
