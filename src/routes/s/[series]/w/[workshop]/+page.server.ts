import type { Actions, PageServerLoad } from './$types';
import { enter, workshopOf, written } from '#lib/server/pages.ts';
import { addressOf, showCode } from '#lib/server/reception.ts';
import { server } from '#lib/server/running.ts';
import { linkAddress, reachableOrigin } from '#lib/server/setup/links.ts';
import { methodOffers } from '#lib/server/setup/steps.ts';

export const load: PageServerLoad = async (event) => {
  const { actor, series, room } = await enter(event, event.params.series, { as: 'facilitator' });
  const workshop = workshopOf(room, event.params.workshop);
  showCode(workshop.code, addressOf(event));
  return {
    actor,
    series,
    workshop: workshop.id,
    title: workshop.title,
    methods: methodOffers(room.store.get('series', series)?.language ?? 'sv'),
    origin: server().config.origin?.origin ?? reachableOrigin(event.url),
  };
};

export const actions: Actions = {
  /** A link for one more device that leads: a co-facilitator's, or a remote. */
  invite: async (event) => {
    const { series } = await enter(event, event.params.series, { as: 'facilitator' });
    const token = written(() => server().access.createLink(series, 'facilitator'));
    return { link: linkAddress(reachableOrigin(event.url), token) };
  },
};
