import { speak } from '#lib/server/language.ts';
import { enter, workshopOf } from '#lib/server/pages.ts';
import { addressOf, showCode } from '#lib/server/reception.ts';
import { markOf } from '#lib/server/rehearsal/mark.ts';
import { server } from '#lib/server/running.ts';
import { reachableOrigin } from '#lib/server/setup/links.ts';
import { audiencesOf } from '#lib/workshop/visibility.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { params, url } = event;
  const workshopId = `workshop:${params.workshop}`;
  const { series, room, actor } = await enter(event, params.series, {
    as: 'screen',
    workshop: workshopId,
  });
  const { code, step } = workshopOf(room, params.workshop);
  showCode(code, addressOf(event));
  const language = room.store.get('series', series)?.language ?? 'sv';
  // The whole hall reads it, in the language of the series and not of the computer it runs on.
  speak(language);
  const origin = reachableOrigin(url);
  // The first picture, so that a reload shows where the room stands before anything is connected.
  const seen = room.view(audiencesOf(actor, room.store) ?? []).all();
  return {
    series,
    workshop: workshopId,
    actor,
    mark: markOf(room.store, language),
    language,
    join: { url: `${origin}/${code}`, address: new URL(origin).host },
    preview: url.searchParams.has('preview'),
    madeAt: server().now(),
    records: [...seen].filter((record) => record.type !== 'note' || record.step === step),
  };
};
