/**
 * What of the console needs the server itself and not the room: forms of its page, which the page
 * hands in, so that everything else can do without them.
 */
import type { Snippet } from 'svelte';
import type { Seat } from '#lib/workshop/seat.ts';

export interface Doors {
  /** Makes a link for one more device that leads. */
  readonly invite?: Snippet | undefined;
  /** Offers a rehearsal. */
  readonly rehearse?: Snippet | undefined;
  /** Adds somebody who has no phone. */
  readonly add?: Snippet | undefined;
  /** Hands a device out to somebody; null: to nobody just now. */
  readonly lend?: Snippet<[seat: Seat | null, onclose: () => void]> | undefined;
}
