/** What pages need first: the room of a series, and the actor who asks for it. */
import { error, type Cookies } from '@sveltejs/kit';
import { idOf } from '#lib/sync/record.ts';
import type { SeriesRoom } from '../sockets/rooms.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { Wanted } from '../access/access.ts';
import { isStorageFault } from '../db/faults.ts';
import { authenticate } from '../access/authenticate.ts';
import { logFault } from '../log.ts';
import { serverContext } from '../server-context.ts';

interface Asking {
  readonly cookies: Cookies;
}

export interface Guest<A extends Actor = Actor> {
  /** The series' id. */
  readonly series: string;
  readonly room: SeriesRoom;
  readonly actor: A;
}

type ActorFor<W extends Wanted> = Extract<
  Actor,
  { role: W['as'] extends 'reader' ? 'reader' : W['as'] }
>;

/**
 * The room of a series and the actor. A series that is not theirs and one that does not exist look
 * the same.
 *
 * @throws 404
 *
 * @param key the series' key as it stands in the address
 */
export async function requireActor<W extends Wanted>(
  { cookies }: Asking,
  key: string,
  wanted: W,
): Promise<Guest<ActorFor<W>>> {
  const series = idOf('series', key);
  const authenticated = await authenticate(
    serverContext(),
    (name) => cookies.get(name),
    series,
    wanted,
  );
  if (!authenticated) error(404);
  return { series, room: authenticated.room, actor: authenticated.actor as ActorFor<W> };
}

/** A workshop of a room, by the key in the address; 404 where there is none. */
export function workshopOf(room: SeriesRoom, key: string): Workshop {
  const workshop = room.store.get('workshop', idOf('workshop', key));
  if (!workshop) error(404);
  return workshop;
}

/** The HTTP status of a form that was refused: 503 where the storage failed. */
export function statusOf(refusal: string, otherwise: 409 | 422): number {
  return refusal === 'storage.unavailable' ? 503 : otherwise;
}

/** Runs a write of a page. @throws 503 where the storage fails */
export function writeOr503<Value>(write: () => Value): Value {
  try {
    return write();
  } catch (fault) {
    if (!isStorageFault(fault)) throw fault;
    logFault(fault, 'page');
    error(503, { message: 'storage.unavailable' });
  }
}
