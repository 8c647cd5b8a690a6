import { error, fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { cookieName, cookieOptions } from '#lib/server/access/cookies.ts';
import { newKey } from '#lib/server/access/tokens.ts';
import { isStorageFault } from '#lib/server/db/faults.ts';
import { readAnswers, valuesOf } from '#lib/server/http/join-form.ts';
import { cameTogether, lendDevice, seatNewcomer } from '#lib/server/access/joining.ts';
import { logFault } from '#lib/server/log.ts';
import { requireActor, statusOf, workshopOf, writeOr503 } from '#lib/server/http/pages.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { addressOf, arrivals, mayCreate, rememberCode } from '#lib/server/limits/join-limits.ts';
import { themeMutations } from '#lib/server/rehearsal/theme-notes.ts';
import { markOf } from '#lib/server/rehearsal/mark.ts';
import { phrasesIn } from '#lib/server/rehearsal/personas.ts';
import { maxDuration, peopleIn, type Rehearsal } from '#lib/server/rehearsal/rehearsals.ts';
import { serverContext } from '#lib/server/server-context.ts';
import { joinPath, linkAddress, reachableOrigin, workshopPath } from '#lib/server/setup/links.ts';
import { methodOffers } from '#lib/server/setup/steps.ts';
import { m } from '#lib/text/generated/messages.js';
import { refusalSentence } from '#lib/text/led-refusals.ts';
import { rehearsalSentence, type RehearsalCode } from '#lib/text/rehearsal-refusals.ts';

const facilitator = { as: 'facilitator' } as const;

export const load: PageServerLoad = async (event) => {
  const { actor, series, room } = await requireActor(event, event.params.series, facilitator);
  const workshop = workshopOf(room, event.params.workshop);
  rememberCode(workshop.code, addressOf(event));
  const mark = markOf(room.store);
  return {
    actor,
    series,
    workshop: workshop.id,
    title: workshop.title,
    methods: methodOffers(room.store.get('series', series)?.language ?? 'sv'),
    origin:
      serverContext().config.origin?.origin ??
      reachableOrigin(event.url, serverContext().config.host),
    mark,
    /** How many made-up people go through a copy of this workshop; null: there is no copy. */
    rehearsing: serverContext().rehearsals.of({ series, workshop: workshop.id })?.people ?? null,
  };
};

export const actions: Actions = {
  /** A link for one more device that leads: a co-facilitator's, or a remote. */
  invite: async (event) => {
    const { series } = await requireActor(event, event.params.series, facilitator);
    const token = writeOr503(() => serverContext().access.createLink(series, 'facilitator'));
    return { link: linkAddress(reachableOrigin(event.url, serverContext().config.host), token) };
  },

  /** Begins a rehearsal of the workshop, or lets in to the one that goes on meanwhile. */
  rehearse: async (event) => {
    const { series, room } = await requireActor(event, event.params.series, facilitator);
    const { id: workshop } = workshopOf(room, event.params.workshop);
    const people = peopleIn((await readForm(event)).get('people'));
    // A rehearsal is a series of its own, and costs the server as much.
    if (!mayCreate(addressOf(event))) return refusal('rehearsal.too-many', 429);
    const begun = await serverContext().rehearsals.begin(room, { series, workshop }, people);
    return begun.ok ? letIn(event, begun.rehearsal) : refusal(begun.code, 409);
  },

  /** Lets in to the rehearsal that goes on. */
  rejoin: async (event) => {
    const { series, room } = await requireActor(event, event.params.series, facilitator);
    const { id: workshop } = workshopOf(room, event.params.workshop);
    const rehearsal = serverContext().rehearsals.of({ series, workshop });
    return rehearsal ? letIn(event, rehearsal) : refusal('rehearsal.over', 409);
  },

  /** Gathers the notes of a rehearsal into themes, as the facilitator who asks for it. */
  gather: async (event) => {
    const { series, room, actor } = await requireActor(event, event.params.series, facilitator);
    const { id: workshop } = workshopOf(room, event.params.workshop);
    if (!serverContext().rehearsals.at(series)) error(404);
    const phrases = phrasesIn(room.store.get('series', series)?.language ?? 'sv');
    const mutations = themeMutations(room.view(['host']), { workshop, phrases, newKey });
    if (mutations.length === 0) return refusal('rehearsal.sorted', 409);
    const answers = await room.submit(actor, 'gather', mutations);
    const refused = answers.find(({ ok }) => !ok);
    if (refused?.ok === false) {
      return fail(statusOf(refused.code, 409), { refused: refusalSentence(refused.code) });
    }
    return { href: event.url.pathname };
  },

  /** Ends the rehearsal that this is, or the one of this workshop. `href`: where one goes from here. */
  unrehearse: async (event) => {
    const { series, room } = await requireActor(event, event.params.series, facilitator);
    const { id: workshop } = workshopOf(room, event.params.workshop);
    const { rehearsals, access } = serverContext();
    const rehearsal = rehearsals.at(series) ?? rehearsals.of({ series, workshop });
    if (!rehearsal) return { href: workshopPath(series, workshop) };
    try {
      await rehearsals.end(rehearsal.series);
    } catch (fault) {
      if (!isStorageFault(fault)) throw fault;
      logFault(fault, 'rehearsal');
      error(503, { message: 'storage.unavailable' });
    }
    event.cookies.delete(cookieName('facilitator', rehearsal.series), { path: '/' });
    const { of } = rehearsal;
    // Who was let in to the rehearsal alone has no way into the series.
    const home = access.actor((name) => event.cookies.get(name), of.series, facilitator);
    return { href: home ? workshopPath(of.series, of.workshop) : '/' };
  },

  /** Somebody who has no phone takes part: a seat without a device. */
  person: async (event) => {
    const { actor, series, room } = await requireActor(event, event.params.series, facilitator);
    const workshop = workshopOf(room, event.params.workshop);
    const read = readAnswers(valuesOf(await readForm(event)));
    if (!read.ok) return fail(400, { refused: m.host_add_person_missing() });
    const refused = await seatNewcomer({ series, room, workshop }, read.answers, actor);
    if (refused) {
      return fail(statusOf(refused, 409), { refused: refusalSentence(refused) });
    }
    return {};
  },

  /** Who came from the same network as somebody, from a time on: to be shown out together. */
  together: async (event) => {
    const { series, room } = await requireActor(event, event.params.series, facilitator);
    const workshop = workshopOf(room, event.params.workshop);
    const form = await readForm(event);
    const seat = form.get('seat');
    const from = Number(form.get('from'));
    if (typeof seat !== 'string' || !Number.isFinite(from)) return fail(400, { together: [] });
    return { together: cameTogether({ series, room, workshop }, arrivals, { seat, from }) };
  },

  /** A code by which a device that is handed out opens somebody's seat, once. */
  lend: async (event) => {
    const { series, room } = await requireActor(event, event.params.series, facilitator);
    const workshop = workshopOf(room, event.params.workshop);
    const seat = (await readForm(event)).get('seat');
    const { access, now } = serverContext();
    const target = { series, room, workshop };
    const lent = await lendDevice(access, target, typeof seat === 'string' ? seat : '', now());
    if (!lent.ok) {
      return fail(statusOf(lent.refused, 409), { refused: refusalSentence(lent.refused) });
    }
    const origin =
      serverContext().config.origin?.origin ??
      reachableOrigin(event.url, serverContext().config.host);
    const address = `${origin}${joinPath(workshop)}?personal=${lent.code}`;
    return { code: lent.code, address };
  },
};

function letIn(event: RequestEvent, rehearsal: Rehearsal) {
  const read = (name: string) => event.cookies.get(name);
  const cookie = writeOr503(() => serverContext().rehearsals.admit(read, rehearsal));
  if (cookie) {
    // What lasts longer than what it opens would only be sent along for half a year.
    const options = { ...cookieOptions(event.url), maxAge: maxDuration / 1_000 };
    event.cookies.set(cookie.name, cookie.value, options);
  }
  return { href: workshopPath(rehearsal.series, rehearsal.workshop) };
}

function refusal(code: RehearsalCode, status: 409 | 429) {
  return fail(status === 429 ? status : statusOf(code, status), {
    refused: rehearsalSentence(code),
  });
}
