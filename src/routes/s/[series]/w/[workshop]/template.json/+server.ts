import { error } from '@sveltejs/kit';
import { attachment, slugOf } from '#lib/server/export/attachment.ts';
import { requireActor, workshopOf } from '#lib/server/http/pages.ts';
import { ownTemplateOf } from '#lib/workshop/agenda/own-template.ts';
import type { RequestHandler } from './$types.js';

/** The agenda of a workshop, to be used again somewhere else: nothing that anybody has said. */
export const GET: RequestHandler = async (event) => {
  const { room } = await requireActor(event, event.params.series, { as: 'facilitator' });
  const workshop = workshopOf(room, event.params.workshop);
  const template = ownTemplateOf(room.view(['host']), workshop.id) ?? error(404);
  const slug = slugOf(workshop.title) || event.params.workshop;
  return new Response(`${JSON.stringify(template, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': attachment(`bikupa-upplagg-${slug}.json`),
      'cache-control': 'private, no-store',
    },
  });
};
