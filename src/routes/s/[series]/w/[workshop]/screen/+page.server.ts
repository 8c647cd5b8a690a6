import { setPageLanguage } from '#lib/server/http/language.ts';
import { requireActor, workshopOf } from '#lib/server/http/pages.ts';
import { addressOf, rememberCode } from '#lib/server/limits/join-limits.ts';
import { markOf } from '#lib/server/rehearsal/mark.ts';
import { serverContext } from '#lib/server/server-context.ts';
import { joinPath, reachableOrigin } from '#lib/server/setup/links.ts';
import { audiencesOf } from '#lib/workshop/visibility/visibility.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { params, url } = event;
  const workshopId = `workshop:${params.workshop}`;
  const { series, room, actor } = await requireActor(event, params.series, {
    as: 'screen',
    workshop: workshopId,
  });
  const shown = workshopOf(room, params.workshop);
  rememberCode(shown.code, addressOf(event));
  const language = room.store.get('series', series)?.language ?? 'sv';
  // The whole hall reads it, in the language of the series and not of the computer it runs on.
  setPageLanguage(language);
  const origin = reachableOrigin(url, serverContext().config.host);
  // The first picture, so that a reload shows where the room stands before anything is connected.
  const seen = room.view(audiencesOf(actor, room.store) ?? []).all();
  return {
    series,
    workshop: workshopId,
    actor,
    mark: markOf(room.store, language),
    language,
    join: { url: `${origin}${joinPath(shown)}`, address: new URL(origin).host },
    preview: url.searchParams.has('preview'),
    madeAt: serverContext().now(),
    records: [...seen].filter((record) => record.type !== 'note' || record.step === shown.step),
  };
};
