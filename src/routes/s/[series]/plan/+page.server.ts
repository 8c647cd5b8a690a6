import { occasionIn, occasionsOf, planOf } from '#lib/server/export/plan-of.ts';
import { setPageLanguage } from '#lib/server/http/language.ts';
import { requireActor } from '#lib/server/http/pages.ts';
import { markOf } from '#lib/server/rehearsal/mark.ts';
import { serverContext } from '#lib/server/server-context.ts';
import type { PageServerLoad } from './$types.js';

/** A finished text needs no script: the page is as light as its words. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const { series, room } = await requireActor(event, event.params.series, { as: 'reader' });
  const { access, now } = serverContext();
  const only = occasionIn(event.url);
  const plan = planOf(room, now(), only);
  // The page is the document, so it speaks the document's language and not the browser's.
  setPageLanguage(plan.language);
  const desk = access.actor((name) => event.cookies.get(name), series, { as: 'facilitator' });
  const mark = markOf(room.store, plan.language)?.text;
  const occasions = occasionsOf(room, plan);
  return { plan, only, occasions, mark, facilitator: desk !== null, key: event.params.series };
};
