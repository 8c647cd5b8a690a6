/** That a seat, or a device of a facilitator, is connected just now. Passes with the connection: never stored, never exported. */
import { idOf, keyOf } from '../../sync/record.ts';

export interface Presence {
  readonly type: 'presence';
  readonly id: string;
  /** The id of the seat or of the device. */
  readonly who: string;
}

export function presenceId(who: string): string {
  return idOf('presence', keyOf(who));
}
