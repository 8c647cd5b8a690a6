import { error } from '@sveltejs/kit';
import { slugOf } from '#lib/server/export/attachment.ts';
import { handout, isHandoutKind } from '#lib/server/export/handout/handout.ts';
import { paperResponse } from '#lib/server/export/handout/paper-response.ts';
import { readClockTime } from '#lib/server/export/handout/run-sheet.ts';
import { requireActor, workshopOf } from '#lib/server/http/pages.ts';
import { serverContext } from '#lib/server/server-context.ts';
import { reachableOrigin } from '#lib/server/setup/links.ts';
import { m } from '#lib/text/generated/messages.js';
import type { RequestHandler } from './$types.js';

/** Where nobody has said when it begins. */
const usualStart = 9 * 60;

const names = {
  signs: m.print_file_signs,
  sheets: m.print_file_sheets,
  runsheet: m.print_file_runsheet,
  participants: m.print_file_participants,
  catchup: m.newcomer_file,
};

/** What is handed out on paper, for the facilitators of a series. */
export const GET: RequestHandler = async (event) => {
  const { what } = event.params;
  const { room } = await requireActor(event, event.params.series, { as: 'facilitator' });
  const workshop = workshopOf(room, event.params.workshop);
  if (!isHandoutKind(what)) error(404);
  const paper = handout(what, {
    view: room.view(['host']),
    workshop,
    origin:
      serverContext().config.origin?.origin ??
      reachableOrigin(event.url, serverContext().config.host),
    from: readClockTime(event.url.searchParams.get('from')) ?? usualStart,
  });
  const slug = slugOf(workshop.title) || event.params.workshop;
  return paperResponse(paper, names[what]({ slug }, { locale: paper.lang }));
};
