import { serverContext } from '#lib/server/server-context.ts';
import { dateWords } from '#lib/text/dates.ts';
import type { PageServerLoad } from './$types';

/** When the pages were last tested as the statement says, and the statement gone through. */
const reviewed = '2026-11-29';

export const load: PageServerLoad = () => {
  const { name, contact } = serverContext().config.owner;
  return { owner: name, contact, reviewed: dateWords(reviewed) };
};
