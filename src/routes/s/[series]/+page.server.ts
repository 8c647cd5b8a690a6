import { fail, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { cookieName, cookieOptions } from '#lib/server/access/cookies.ts';
import { enter, statusOf, written } from '#lib/server/pages.ts';
import { server } from '#lib/server/running.ts';
import { addWorkshop } from '#lib/server/setup/create-series.ts';
import {
  handedOutKinds,
  linkAddress,
  reachableOrigin,
  renewFacilitatorLink,
  seriesPath,
} from '#lib/server/setup/links.ts';
import { problemSentences } from '#lib/server/setup/sentences.ts';
import {
  defaultWorkshopForm,
  readWorkshopForm,
  workshopInput,
} from '#lib/server/setup/series-form.ts';

const facilitator = { as: 'facilitator' } as const;
const nothing = { workshop: null, problems: {}, added: null, link: null };

export const load: PageServerLoad = async (event) => {
  const { series, room, actor } = await enter(event, event.params.series, facilitator);
  const record = room.store.get('series', series);
  const number = room.store.list('workshop').length + 1;
  return {
    actor,
    series,
    path: seriesPath(series),
    title: record?.title ?? '',
    next: defaultWorkshopForm(record?.language ?? 'sv', number, server().now()),
  };
};

export const actions: Actions = {
  /** A further workshop. */
  workshop: async (event) => {
    const { room } = await enter(event, event.params.series, facilitator);
    const form = readWorkshopForm(await event.request.formData());
    const made = await addWorkshop(server(), room, workshopInput(form));
    if (made.ok) return { ...nothing, added: made.workshop };
    return fail(statusOf(made.code, 422), {
      ...nothing,
      workshop: form,
      problems: problemSentences(made),
    });
  },

  /** A further link: for a co-facilitator, a projector or a reader. */
  link: async (event) => {
    const { series } = await enter(event, event.params.series, facilitator);
    const wanted = (await event.request.formData()).get('kind');
    const kind = handedOutKinds.find((known) => known === wanted);
    if (!kind) return fail(400, nothing);
    const token = written(() => server().access.createLink(series, kind));
    return { ...nothing, link: shown(event, kind, token) };
  },

  /** New link for the facilitators; the old ones end. */
  renew: async (event) => {
    const { series, room } = await enter(event, event.params.series, facilitator);
    const { link, session } = written(() => renewFacilitatorLink(server().access, room, series));
    event.cookies.set(cookieName('facilitator', series), session, cookieOptions(event.url));
    return { ...nothing, link: shown(event, 'renewed', link) };
  },
};

function shown<Kind extends string>({ url }: RequestEvent, kind: Kind, token: string) {
  return {
    kind,
    address: linkAddress(url.origin, token),
    phoneAddress: linkAddress(reachableOrigin(url), token),
  };
}
