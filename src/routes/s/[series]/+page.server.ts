import { fail, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { cookieName, cookieOptions } from '#lib/server/access/cookies.ts';
import { requireActor, statusOf, writeOr503 } from '#lib/server/http/pages.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { markOf } from '#lib/server/rehearsal/mark.ts';
import type { SeriesRoom } from '#lib/server/sockets/rooms.ts';
import { serverContext } from '#lib/server/server-context.ts';
import { chosenAgenda, occasionOffers } from '#lib/server/setup/agenda.ts';
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
  readFileIn,
  readWorkshopForm,
  workshopInput,
} from '#lib/server/setup/series-form.ts';
import { activeItemsOf } from '#lib/workshop/agenda/standing-items.ts';
import { templates } from '#lib/workshop/model/series.ts';
import { methodOffers } from '#lib/server/setup/steps.ts';

const facilitator = { as: 'facilitator' } as const;

export const load: PageServerLoad = async (event) => {
  const { series, room, actor } = await requireActor(event, event.params.series, facilitator);
  const record = room.store.get('series', series);
  const next = nextIn(room);
  return {
    actor,
    mark: markOf(room.store)?.text,
    series,
    path: seriesPath(series),
    origin:
      serverContext().config.origin?.origin ??
      reachableOrigin(event.url, serverContext().config.host),
    title: record?.title ?? '',
    next: defaultWorkshopForm(next.language, next, serverContext().now()),
    occasions: occasionOffers(next.template, next.number, next.language, next.standing),
    methods: methodOffers(next.language),
  };
};

export const actions: Actions = {
  /** A further workshop. */
  workshop: async (event) => {
    const { room } = await requireActor(event, event.params.series, facilitator);
    const data = await readForm(event);
    const form = readWorkshopForm(data);
    const wish = { agenda: form.agenda, content: await readFileIn(data) };
    const agenda = chosenAgenda(wish, nextIn(room), room.store);
    if (!agenda.ok) {
      return fail(422, { workshop: form, problems: { file: agenda.problem } });
    }
    const made = await addWorkshop(serverContext(), room, workshopInput(form, agenda));
    if (made.ok) return { added: made.workshop };
    return fail(statusOf(made.code, 422), {
      workshop: form,
      problems: problemSentences(made),
    });
  },

  /** A further link: for a co-facilitator, a projector or a reader. */
  link: async (event) => {
    const { series } = await requireActor(event, event.params.series, facilitator);
    const wanted = (await readForm(event)).get('kind');
    const kind = handedOutKinds.find((known) => known === wanted);
    if (!kind) return fail(400, { link: null });
    const token = writeOr503(() => serverContext().access.createLink(series, kind));
    return { link: shown(event, kind, token) };
  },

  /** New link for the facilitators; the old ones end. */
  renew: async (event) => {
    const { series, room } = await requireActor(event, event.params.series, facilitator);
    const { link, session } = writeOr503(() =>
      renewFacilitatorLink(serverContext().access, room, series),
    );
    event.cookies.set(cookieName('facilitator', series), session, cookieOptions(event.url));
    // Whoever came by the old link may lead a copy of the series still.
    await serverContext().rehearsals.endAllOf(series);
    return { link: shown(event, 'renewed', link) };
  },
};

/** What the workshop is that comes next in a series. */
function nextIn({ store }: SeriesRoom) {
  const { template = templates[0], language = 'sv' } = store.list('series')[0] ?? {};
  const standing = activeItemsOf(store).map(({ text }) => text);
  return { template, language, standing, number: store.list('workshop').length + 1 } as const;
}

function shown<Kind extends string>({ url }: RequestEvent, kind: Kind, token: string) {
  return {
    kind,
    // One's own goes on where this page is; what is handed out must be reached from elsewhere.
    address: linkAddress(
      kind === 'renewed' ? url.origin : reachableOrigin(url, serverContext().config.host),
      token,
    ),
    phoneAddress: linkAddress(reachableOrigin(url, serverContext().config.host), token),
  };
}
