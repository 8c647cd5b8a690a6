import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { cookieName, cookieOptions } from '#lib/server/access/cookies.ts';
import { writeOr503 } from '#lib/server/http/pages.ts';
import { serverContext } from '#lib/server/server-context.ts';
import { arrivalPath } from '#lib/server/setup/links.ts';

/** Exchanges a link for a cookie, so that the token does not stay in the address. */
export const load: PageServerLoad = async ({ params, cookies, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { access, rooms } = serverContext();
  const grant = writeOr503(() => access.redeem(params.token, (name) => cookies.get(name)));
  const room = grant && (await rooms.room(grant.series));
  if (!grant || !room) error(404);
  cookies.set(cookieName(grant.kind, grant.series), grant.token, cookieOptions(url));
  redirect(303, arrivalPath(grant, room.store));
};
