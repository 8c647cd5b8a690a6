import { error, fail, redirect, type Cookies } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { cookieName, cookieOptions } from '#lib/server/access/cookies.ts';
import { newToken } from '#lib/server/access/tokens.ts';
import { unableSentence } from '#lib/server/http/able/able.ts';
import {
  codeSentence,
  personalWaitSentence,
  waitSentences,
} from '#lib/server/http/code-answers.ts';
import { readAnswers, startingValues, valuesOf } from '#lib/server/http/join-form.ts';
import { privacyTexts } from '#lib/server/http/owner-texts.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import {
  arrive,
  attends,
  joinTargetByCode,
  join,
  joinRefusal,
  type JoinTarget,
} from '#lib/server/access/joining.ts';
import { statusOf, writeOr503 } from '#lib/server/http/pages.ts';
import {
  addressOf,
  arrivals,
  mayJoin,
  readCode,
  readPersonalCode,
  redeemSeat,
  type CodeProblem,
} from '#lib/server/limits/join-limits.ts';
import { markOf } from '#lib/server/rehearsal/mark.ts';
import { serverContext } from '#lib/server/server-context.ts';
import { joinPath, phonePath } from '#lib/server/setup/links.ts';
import { regions } from '#lib/text/dates.ts';
import { foreignLang } from '#lib/text/foreign-lang.ts';
import { m } from '#lib/text/generated/messages.js';
import { refusalSentence } from '#lib/text/led-refusals.ts';
import type { Organisation } from '#lib/workshop/model/organisation.ts';
import { namedApart, standingNames, type Listed } from '#lib/workshop/people/names.ts';

async function find(event: RequestEvent): Promise<JoinTarget> {
  const read = readCode(event.params.code, addressOf(event));
  if (!read.ok) {
    const { problem, typed, wait } = read;
    if (problem !== 'wait') unknown(problem, typed);
    event.setHeaders({ 'retry-after': String(wait) });
    const waiting = { seconds: wait, say: waitSentences(wait) };
    error(429, { message: problem, code: { typed, wait: waiting } });
  }
  const { code, secret } = read.join;
  const target = await joinTargetByCode(serverContext(), code, secret);
  return target ?? unknown('unknown', code);
}

function unknown(problem: Exclude<CodeProblem, 'wait'>, typed: string): never {
  error(404, { message: problem, code: { typed, sentence: codeSentence(problem) } });
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
  const target = await find(event);
  const { room, series, workshop } = target;
  // Whoever typed the digits goes on with them; written in any other way it becomes the link.
  const known = [workshop.code, joinPath(workshop).slice(1)];
  if (!known.includes(params.code)) redirect(307, `${joinPath(workshop)}${url.search}`);
  const held = serverContext().access.heldSeat(series, deviceKey(cookies, url, series));
  const seat = held?.seat ?? null;
  // A device that was lent says nothing of whom it is lent to.
  const changing = url.searchParams.has('change') && held?.lent === false;
  // Whoever scans the code of a seat wants that seat, whatever this device has been before.
  const personal = readPersonalCode(url.searchParams.get('personal')).code;
  const closed = joinRefusal(target, seat);
  if (seat !== null && !changing && !closed && personal === null) {
    const refused = await arrive(target, seat);
    // Who is here already needs nothing to be kept in order to go on.
    const here = refused === 'storage.unavailable' && attends(target, seat);
    if (!refused || here) redirect(303, phonePath(target.workshop.id));
    return {
      ...about(target),
      closed: withSentence(refused),
      changing,
      personal: null,
      values: null,
    };
  }
  const own = seat === null ? undefined : room.store.get('seat', seat);
  const form = about(target);
  return {
    ...form,
    closed: closed && withSentence(closed),
    changing,
    personal,
    values: startingValues(own, form.organisations, room.store.list('seat')),
  };
};

/** The sentence goes with the code: the page need not carry all the others. */
function withSentence(code: string) {
  // The title of the page says that it is closed.
  const closed = code === 'workshop.closed';
  return { code, sentence: closed ? m.pages_join_closed_text() : refusalSentence(code) };
}

function about({ room, workshop, series }: JoinTarget) {
  const { language = 'sv' } = room.store.get('series', series) ?? {};
  const byAlphabet = new Intl.Collator(regions[language]).compare;
  const offered = (type: Listed) =>
    namedApart<Offered>(standingNames(room.store, type)).flatMap(({ id, name, held }) =>
      // What somebody has named who waits to be let in is offered to nobody.
      held ? [] : { id, name },
    );
  return {
    mark: markOf(room.store)?.text,
    privacy: privacyTexts(),
    href: joinPath(workshop),
    title: workshop.title,
    series: room.store.get('series', series)?.title ?? '',
    lang: foreignLang(room.store.get('series', series)),
    date: workshop.date,
    place: workshop.place,
    planned: workshop.state === 'planned',
    organisations: offered('organisation'),
    // Many, and nobody knows in which order they were thought of.
    roles: offered('role').toSorted((a, b) => byAlphabet(a.name, b.name)),
  };
}

type Offered = Pick<Organisation, 'id' | 'name' | 'held'>;

export const actions: Actions = {
  join: async (event) => {
    const { cookies, url } = event;
    const address = addressOf(event);
    const target = await find(event);
    const values = valuesOf(await readForm(event));
    const unable = unableSentence(cookies, event.route.id);
    if (unable) return fail(400, { values, errors: {}, refused: unable });
    const read = readAnswers(values);
    if (!read.ok) return fail(400, { values, errors: read.errors, refused: null });
    const key = deviceKey(cookies, url, target.series);
    const seat = serverContext().access.seatOf(target.series, key);
    const isIn = seat !== null && attends(target, seat);
    if (!isIn && !mayJoin(address, target.workshop.id)) {
      return fail(429, { values, errors: {}, refused: m.pages_join_many() });
    }
    const refused = await join(serverContext().access, target, key, read.answers);
    const taken = serverContext().access.seatOf(target.series, key);
    if (taken !== null) arrivals.remember(target.series, taken, address);
    if (refused) {
      const sentence = refusalSentence(refused);
      return fail(statusOf(refused, 409), { values, errors: {}, refused: sentence });
    }
    redirect(303, phonePath(target.workshop.id));
  },

  /** A seat moves to this device with the code that its old device shows. */
  move: async (event) => {
    const { cookies, url } = event;
    const address = addressOf(event);
    const target = await find(event);
    const { typed, code } = readPersonalCode((await readForm(event)).get('personal'));
    // Before the code is used up: a seat without its cookie would be lost to its person.
    const unable = unableSentence(cookies, event.route.id);
    if (unable) return fail(400, { personal: typed, wait: null, refused: unable });
    const { access, db } = serverContext();
    // Another secret than before: this device may have been somebody else's until now.
    const key = newToken();
    const moved = writeOr503(() =>
      // Both or neither: a code that is used up without a seat would leave its person outside.
      db.transaction(() => {
        const seat = redeemSeat(target.series, code, address);
        const held = seat.found;
        if (held !== null) access.bindSeat(target.series, held.seat, key, held.lent);
        return seat;
      }),
    );
    if (moved.found === null) {
      if (moved.wait === null) return fail(400, { personal: typed, wait: null, refused: null });
      const wait = personalWaitSentence(moved.wait);
      return fail(429, { personal: typed, wait, refused: null });
    }
    cookies.set(cookieName('seat', target.series), key, cookieOptions(url));
    redirect(303, joinPath(target.workshop));
  },
};
