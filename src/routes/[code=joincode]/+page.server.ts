import { error, fail, redirect, type Cookies } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { cookieName, cookieOptions } from '#lib/server/access/cookies.ts';
import { newToken } from '#lib/server/access/tokens.ts';
import { readAnswers, valuesOf } from '#lib/server/join-form.ts';
import { arrive, attends, doorByCode, join, shut, type Door } from '#lib/server/joining.ts';
import { statusOf, written } from '#lib/server/pages.ts';
import {
  addressOf,
  mayJoin,
  readCode,
  readPersonalCode,
  redeemSeat,
} from '#lib/server/reception.ts';
import { markOf } from '#lib/server/rehearsal/mark.ts';
import { server } from '#lib/server/running.ts';
import { m } from '#lib/text/generated/messages.js';
import { refusalSentence } from '#lib/text/refusals.ts';

async function find(param: string, address: string): Promise<Door> {
  const read = readCode(param, address);
  if (!read.ok) error(read.problem === 'too-many' ? 429 : 404, { message: read.problem });
  const door = await doorByCode(server(), read.code);
  if (!door) error(404, { message: 'unknown' });
  return door;
}

function phone({ workshop }: Door): string {
  return `/w/${workshop.id.slice('workshop:'.length)}`;
}

/**
 * The device's secret. It is there before the form is sent, so that a form that is sent twice, or
 * whose answer was lost on the way, comes from the same device.
 */
function deviceKey(cookies: Cookies, url: URL, series: string): string {
  const name = cookieName('seat', series);
  const known = cookies.get(name);
  if (known) return known;
  const key = newToken();
  cookies.set(name, key, cookieOptions(url));
  return key;
}

export const load: PageServerLoad = async (event) => {
  const { params, url, cookies } = event;
  const door = await find(params.code, addressOf(event));
  const { room, series, workshop } = door;
  if (params.code !== workshop.code) redirect(307, `/${workshop.code}`);
  const seat = server().access.seatOf(series, deviceKey(cookies, url, series));
  const changing = url.searchParams.has('change') && seat !== null;
  // Whoever scans the code of a seat wants that seat, whatever this device has been before.
  const personal = readPersonalCode(url.searchParams.get('personal')).code;
  const closed = shut(door, seat);
  if (seat !== null && !changing && !closed && personal === null) {
    const refused = await arrive(door, seat);
    // Who is here already needs nothing to be kept in order to go on.
    const here = refused === 'storage.unavailable' && attends(door, seat);
    if (!refused || here) redirect(303, phone(door));
    return { ...about(door), closed: told(refused), changing, personal: null, values: null };
  }
  const own = seat === null ? undefined : room.store.get('seat', seat);
  return {
    ...about(door),
    closed: closed && told(closed),
    changing,
    personal,
    values: own
      ? {
          organisation: own.organisation,
          ownOrganisation: '',
          role: own.role,
          ownRole: '',
          name: own.name ?? '',
        }
      : null,
  };
};

/** The sentence goes with the code: the page need not carry all the others. */
function told(code: string) {
  return { code, sentence: refusalSentence(code) };
}

function about({ room, workshop, series }: Door) {
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });
  const byOrder = (a: { readonly order: number }, b: { readonly order: number }) =>
    a.order - b.order;
  return {
    mark: markOf(room.store)?.text,
    code: workshop.code,
    title: workshop.title,
    series: room.store.get('series', series)?.title ?? '',
    date: workshop.date,
    place: workshop.place,
    planned: workshop.state === 'planned',
    organisations: room.store.list('organisation').toSorted(byOrder).map(named),
    roles: room.store.list('role').toSorted(byOrder).map(named),
  };
}

export const actions: Actions = {
  join: async (event) => {
    const { params, request, cookies, url } = event;
    const address = addressOf(event);
    const door = await find(params.code, address);
    const values = valuesOf(await request.formData());
    const read = readAnswers(values);
    if (!read.ok) return fail(400, { values, errors: read.errors, refused: null });
    const key = deviceKey(cookies, url, door.series);
    const seat = server().access.seatOf(door.series, key);
    const isIn = seat !== null && attends(door, seat);
    if (!isIn && !mayJoin(address, door.workshop.id)) {
      return fail(429, { values, errors: {}, refused: m.pages_join_many() });
    }
    const refused = await join(server().access, door, key, read.answers);
    if (refused) {
      const sentence = refusalSentence(refused);
      return fail(statusOf(refused, 409), { values, errors: {}, refused: sentence });
    }
    redirect(303, phone(door));
  },

  /** A seat moves to this device with the code that its old device shows. */
  move: async (event) => {
    const { params, request, cookies, url } = event;
    const address = addressOf(event);
    const door = await find(params.code, address);
    const { typed, code } = readPersonalCode((await request.formData()).get('personal'));
    const { access, db } = server();
    // Another secret than before: this device may have been somebody else's until now.
    const key = newToken();
    const moved = written(() =>
      // Both or neither: a code that is used up without a seat would leave its person outside.
      db.transaction(() => {
        const seat = redeemSeat(door.series, code, address);
        if (seat !== null) access.bindSeat(door.series, seat, key);
        return seat !== null;
      }),
    );
    if (!moved) return fail(400, { personal: typed });
    cookies.set(cookieName('seat', door.series), key, cookieOptions(url));
    redirect(303, `/${door.workshop.code}`);
  },
};
