/** The room of a console or a projector, which knows all that can be done. */
import { sharedDomain } from '#lib/workshop/domain.ts';
import { Room, type RoomOptions } from './room.svelte.ts';

export function wholeRoom(options: Omit<RoomOptions, 'domain'>): Room {
  return new Room({ ...options, domain: sharedDomain });
}
