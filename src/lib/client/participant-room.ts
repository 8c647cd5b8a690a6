/** The room of a phone, which does what participants do. */
import { participantDomain } from '#lib/workshop/participant-domain.ts';
import { Room, type RoomOptions } from './room.svelte.ts';

export function participantRoom(options: Omit<RoomOptions, 'domain'>): Room {
  return new Room({ ...options, domain: participantDomain });
}
