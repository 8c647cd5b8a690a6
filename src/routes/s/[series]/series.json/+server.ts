import { attachment, slugOf } from '#lib/server/export/attachment.ts';
import { planOf } from '#lib/server/export/plan-of.ts';
import { recordExport } from '#lib/server/export/record-export.ts';
import { exportSeries } from '#lib/server/export/series-json.ts';
import { requireActor } from '#lib/server/http/pages.ts';
import { serverContext } from '#lib/server/server-context.ts';
import { unshownNotes } from '#lib/workshop/visibility/unshown.ts';
import type { RequestHandler } from './$types.js';

/** Everything that may leave the series, for its facilitators. */
export const GET: RequestHandler = async (event) => {
  const guest = await requireActor(event, event.params.series, { as: 'facilitator' });
  const running = serverContext();
  const now = running.now();
  const exported = exportSeries({
    archive: guest.room.view(['public', 'archive']),
    host: guest.room.view(['host']),
    unshown: unshownNotes(guest.room.store),
    plan: planOf(guest.room, now),
    now,
  });
  recordExport(running, guest, 'series.export');
  const slug = slugOf(exported.series.title) || event.params.series;
  return new Response(`${JSON.stringify(exported, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': attachment(`bikupa-${slug}.json`),
      'cache-control': 'private, no-store',
    },
  });
};
