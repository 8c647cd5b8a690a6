import { error } from '@sveltejs/kit';
import { slugOf } from '#lib/server/export/attachment.ts';
import { keyCard } from '#lib/server/export/handout/key-card.ts';
import { paperResponse } from '#lib/server/export/handout/paper-response.ts';
import { requireActor } from '#lib/server/http/pages.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { serverContext } from '#lib/server/server-context.ts';
import { linkAddress, presentWorkshop, reachableOrigin } from '#lib/server/setup/links.ts';
import { m } from '#lib/text/generated/messages.js';
import type { RequestHandler } from './$types.js';

/**
 * The key card, for who holds the link: the server keeps only its hash, so that the page on which it
 * is shown sends it along, in the body, where no log and no history has it.
 */
export const POST: RequestHandler = async (event) => {
  const { series, room } = await requireActor(event, event.params.series, { as: 'facilitator' });
  const token = (await readForm(event)).get('token');
  if (typeof token !== 'string' || !serverContext().access.leads(series, token)) error(404);
  const record = room.store.get('series', series);
  if (!record) error(404);
  const origin =
    serverContext().config.origin?.origin ??
    reachableOrigin(event.url, serverContext().config.host);
  const paper = keyCard({
    series: record,
    workshop: presentWorkshop(room.store),
    origin,
    link: linkAddress(origin, token),
  });
  const slug = slugOf(record.title) || event.params.series;
  return paperResponse(paper, m.print_file_key({ slug }, { locale: paper.lang }));
};
