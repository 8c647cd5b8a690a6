/** Authentication for pages and sockets alike: by cookies, then by what the room knows. */
import type { Actor } from '#lib/workshop/model/actor.ts';
import { wasLetIn } from '#lib/workshop/people/attendance.ts';
import type { Access, ReadCookie, Wanted } from './access.ts';
import type { Rooms, SeriesRoom } from '../sockets/rooms.ts';

export interface Authenticated {
  readonly room: SeriesRoom;
  readonly actor: Actor;
  /** Whether it still holds: links are revoked, seats are removed, devices give up their seats. */
  readonly mayStay: () => boolean;
}

/**
 * The room and the actor of a request, or null. A series that is not theirs, a workshop of another
 * series and what does not exist at all look the same.
 */
export async function authenticate(
  { access, rooms }: { readonly access: Access; readonly rooms: Rooms },
  read: ReadCookie,
  series: string,
  wanted: Wanted,
): Promise<Authenticated | null> {
  // Before any room is opened: a stranger costs no more than one query.
  if (!access.actor(read, series, wanted)) return null;
  const room = await rooms.room(series);
  if (!room) return null;
  const { store } = room;
  // Who still waits to be admitted to the first workshop reads nothing of the series either.
  const stands = (seat: string): boolean =>
    store.get('seat', seat)?.removed === false &&
    (wanted.as === 'participant' || wasLetIn(store, seat));
  // Again: the link may have been revoked while the room was being opened.
  const who = (): Actor | null => {
    if ('workshop' in wanted && !store.get('workshop', wanted.workshop)) return null;
    return access.actor(read, series, wanted, stands);
  };
  const actor = who();
  return actor && { room, actor, mayStay: () => who() !== null };
}
