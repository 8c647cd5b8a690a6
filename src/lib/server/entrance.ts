/** The one way into a room, for pages and sockets alike: cookies, then what the room knows. */
import type { Actor } from '#lib/workshop/actor.ts';
import { wasLetIn } from '#lib/workshop/attendance.ts';
import type { Access, ReadCookie, Wanted } from './access/access.ts';
import type { Rooms, SeriesRoom } from './rooms/rooms.ts';

export interface Entered {
  readonly room: SeriesRoom;
  readonly actor: Actor;
  /** Whether what let them in still does: links end, seats are removed, devices let go. */
  readonly mayStay: () => boolean;
}

/**
 * Lets somebody into a series, or gives null. A series that is not theirs, a workshop of another
 * series and what does not exist at all look the same.
 */
export async function entrance(
  { access, rooms }: { readonly access: Access; readonly rooms: Rooms },
  read: ReadCookie,
  series: string,
  wanted: Wanted,
): Promise<Entered | null> {
  // Before any room is opened: a stranger costs a look at a table.
  if (!access.actor(read, series, wanted)) return null;
  const room = await rooms.room(series);
  if (!room) return null;
  const { store } = room;
  // Who still waits at the door of the first workshop reads nothing of the series either.
  const stands = (seat: string): boolean =>
    store.get('seat', seat)?.removed === false &&
    (wanted.as === 'participant' || wasLetIn(store, seat));
  // Asked anew: the link may have been revoked while the room was being opened.
  const who = (): Actor | null => {
    if ('workshop' in wanted && !store.get('workshop', wanted.workshop)) return null;
    return access.actor(read, series, wanted, stands);
  };
  const actor = who();
  return actor && { room, actor, mayStay: () => who() !== null };
}
