import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { cookieName } from '#lib/server/access/cookies.ts';
import { attends, doorByKey, type Door } from '#lib/server/joining.ts';
import { written } from '#lib/server/pages.ts';
import { addressOf, showCode } from '#lib/server/reception.ts';
import { markOf } from '#lib/server/rehearsal/mark.ts';
import { server } from '#lib/server/running.ts';

async function find(key: string): Promise<Door> {
  const door = await doorByKey(server(), key);
  if (!door) error(404);
  return door;
}

export const load: PageServerLoad = async (event) => {
  const { params, cookies } = event;
  const { series, room, workshop } = await find(params.workshop);
  const wanted = { as: 'participant', workshop: workshop.id } as const;
  const actor = server().access.actor((name) => cookies.get(name), series, wanted);
  // The join page lets a known seat in by itself, and says to everybody else what is missing.
  if (actor?.role !== 'participant' || !attends({ series, room, workshop }, actor.seat)) {
    showCode(workshop.code, addressOf(event));
    redirect(303, `/${workshop.code}`);
  }
  return {
    actor,
    mark: markOf(room.store),
    // What was written at one occasion is never sent by the page of another.
    outbox: `${actor.seat.slice('seat:'.length)}-${workshop.id.slice('workshop:'.length)}`,
    series,
    workshop: workshop.id,
    title: workshop.title,
    seriesTitle: room.store.get('series', series)?.title ?? '',
    code: workshop.code,
    planHref: `/s/${series.slice('series:'.length)}/plan`,
  };
};

export const actions: Actions = {
  /** A short code with which the seat can be taken up on another phone. */
  code: async ({ params, cookies }) => {
    const door = await find(params.workshop);
    const { access } = server();
    const key = cookies.get(cookieName('seat', door.series));
    const seat = key === undefined ? null : access.seatOf(door.series, key);
    if (seat === null) redirect(303, `/${door.workshop.code}`);
    return { personalCode: written(() => access.createPersonalCode(door.series, seat)) };
  },

  /** This device lets the seat go; the seat and what it wrote remain. */
  leave: async ({ params, cookies }) => {
    const door = await find(params.workshop);
    const name = cookieName('seat', door.series);
    const { access } = server();
    written(() => access.revokeSeat(door.series, cookies.get(name) ?? ''));
    door.room.review();
    cookies.delete(name, { path: '/' });
    redirect(303, '/');
  },
};
