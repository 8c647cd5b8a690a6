import { planOf } from '#lib/server/export/plan-of.ts';
import { speak } from '#lib/server/language.ts';
import { enter } from '#lib/server/pages.ts';
import { markOf } from '#lib/server/rehearsal/mark.ts';
import { server } from '#lib/server/running.ts';
import type { PageServerLoad } from './$types.js';

/** A finished text needs no script: the page is as light as its words. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const { series, room } = await enter(event, event.params.series, { as: 'reader' });
  const { access, now } = server();
  const plan = planOf(room, now());
  // The page is the document, so it speaks the document's language and not the browser's.
  speak(plan.language);
  const desk = access.actor((name) => event.cookies.get(name), series, { as: 'facilitator' });
  const mark = markOf(room.store, plan.language)?.text;
  return { plan, mark, facilitator: desk !== null, key: event.params.series };
};
