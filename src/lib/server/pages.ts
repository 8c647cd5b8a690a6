/** What pages need before they show anything: the room, and who is asking. */
import { error, type Cookies } from '@sveltejs/kit';
import type { SeriesRoom } from './rooms/rooms.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import type { Workshop } from '#lib/workshop/workshop.ts';
import type { Wanted } from './access/access.ts';
import { isStorageFault } from './db/faults.ts';
import { entrance } from './entrance.ts';
import { logFault } from './log.ts';
import { server } from './running.ts';

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
 * The room of a series, for somebody who is what they ask to be. A series that is not theirs and
 * one that does not exist look the same: 404.
 *
 * @param key the series' key as it stands in the address
 */
export async function enter<W extends Wanted>(
  { cookies }: Asking,
  key: string,
  wanted: W,
): Promise<Guest<ActorFor<W>>> {
  const series = `series:${key}`;
  const entered = await entrance(server(), (name) => cookies.get(name), series, wanted);
  if (!entered) error(404);
  return { series, room: entered.room, actor: entered.actor as ActorFor<W> };
}

/** A workshop of a room, by the key in the address; 404 where there is none. */
export function workshopOf(room: SeriesRoom, key: string): Workshop {
  const workshop = room.store.get('workshop', `workshop:${key}`);
  if (!workshop) error(404);
  return workshop;
}

/** The status of a form that was refused: 503, come again, where the disk was to blame. */
export function statusOf(refusal: string, otherwise: 409 | 422): number {
  return refusal === 'storage.unavailable' ? 503 : otherwise;
}

/** Does what a page has to write down. Where the disk does not take it, the page says so: 503. */
export function written<Value>(write: () => Value): Value {
  try {
    return write();
  } catch (fault) {
    if (!isStorageFault(fault)) throw fault;
    logFault(fault, 'page');
    error(503, { message: 'storage.unavailable' });
  }
}
