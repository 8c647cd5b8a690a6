/** The call of the phone's owner: of the group in which they sit, else their own. */
import type { Call } from '#lib/workshop/model/call.ts';
import { callId } from '#lib/workshop/model/call.ts';
import type { PhoneState } from '../phone-state.svelte.ts';

/** The id of the group or of the seat in whose name this phone calls. */
export function whoCalls({ group, seatId }: PhoneState): string {
  return group?.id ?? seatId;
}

/** That call, also when it was answered or taken back; undefined: there was none. */
export function ownCall(phone: PhoneState): Call | undefined {
  return phone.room.view.get('call', callId(whoCalls(phone)));
}
