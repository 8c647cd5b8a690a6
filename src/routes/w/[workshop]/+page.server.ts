import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { cookieName } from '#lib/server/access/cookies.ts';
import { attends, joinTargetByKey, takeBack, type JoinTarget } from '#lib/server/access/joining.ts';
import { phonePage } from '#lib/server/http/phone-page.ts';
import { statusOf, writeOr503 } from '#lib/server/http/pages.ts';
import { markOf } from '#lib/server/rehearsal/mark.ts';
import { serverContext } from '#lib/server/server-context.ts';
import { refusalSentence } from '#lib/text/led-refusals.ts';
import { outboxName, planPath } from '#lib/server/setup/links.ts';

async function find(key: string): Promise<JoinTarget> {
  const target = await joinTargetByKey(serverContext(), key);
  if (!target) error(404);
  return target;
}

export const load: PageServerLoad = async (event) => {
  const { params, cookies } = event;
  const { series, room, workshop } = await find(params.workshop);
  const wanted = { as: 'participant', workshop: workshop.id } as const;
  const actor = serverContext().access.actor((name) => cookies.get(name), series, wanted);
  if (actor?.role !== 'participant' || !attends({ series, room, workshop }, actor.seat)) {
    // The code is not told here: an id stands in addresses that readers of the plan know, and whoever
    // was removed may not have the present code.
    const seat = actor?.role === 'participant' ? room.store.get('seat', actor.seat) : undefined;
    redirect(303, seat?.removed ? '/?not=removed' : '/?not=here');
  }
  return {
    actor,
    mark: markOf(room.store),
    // What was written at one occasion is never sent by the page of another.
    outbox: outboxName(actor.seat, workshop.id),
    // Names what the page sends: a phone's own clock may be months ahead.
    openedAt: serverContext().now(),
    series,
    workshop: workshop.id,
    ...phonePage({ room, workshop }, actor.seat),
    planHref: planPath(series),
  };
};

export const actions: Actions = {
  /** A short code with which the seat can be taken up on another phone. */
  code: async ({ params, cookies }) => {
    const target = await find(params.workshop);
    const { access } = serverContext();
    const key = cookies.get(cookieName('seat', target.series));
    const held = key === undefined ? null : access.heldSeat(target.series, key);
    if (held === null) redirect(303, '/');
    // By such a code the seat would be had on a device that nobody has lent.
    if (held.lent) return fail(409, { refused: refusalSentence('seat.lent') });
    return { personalCode: writeOr503(() => access.createPersonalCode(target.series, held.seat)) };
  },

  /** The device of the seat takes it back from one that was lent. */
  back: async ({ params, cookies }) => {
    const target = await find(params.workshop);
    const { access, now } = serverContext();
    const key = cookies.get(cookieName('seat', target.series)) ?? '';
    const refused = await takeBack(access, target, key, now());
    if (refused) return fail(statusOf(refused, 409), { refused: refusalSentence(refused) });
    return {};
  },

  /** This device lets the seat go; the seat and what it wrote remain. */
  leave: async ({ params, cookies }) => {
    const target = await find(params.workshop);
    const name = cookieName('seat', target.series);
    const { access } = serverContext();
    writeOr503(() => access.revokeSeat(target.series, cookies.get(name) ?? ''));
    target.room.review();
    cookies.delete(name, { path: '/' });
    redirect(303, '/');
  },
};
