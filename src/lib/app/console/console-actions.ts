/**
 * What of the console needs the server itself and not the room: forms of its page, which the page
 * hands in, so that everything else can do without them.
 */
import type { Snippet } from 'svelte';
import type { Seat } from '#lib/workshop/model/seat.ts';

export interface ConsoleActions {
  /** Makes a link for one more device that leads. */
  readonly invite?: Snippet | undefined;
  /** Offers a rehearsal. */
  readonly rehearse?: Snippet | undefined;
  /** Adds somebody who has no phone. */
  readonly add?: Snippet | undefined;
  /** Shows out all who came from the same network as somebody; null: nobody just now. */
  readonly together?: Snippet<[seat: Seat | null, onclose: () => void]> | undefined;
  /** Hands a device out to somebody; null: to nobody just now. */
  readonly lend?: Snippet<[seat: Seat | null, onclose: () => void]> | undefined;
}
