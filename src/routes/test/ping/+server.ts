import { addressOf } from '#lib/server/limits/join-limits.ts';
import { serverContext } from '#lib/server/server-context.ts';
import { Visitors } from '#lib/server/http/venue.ts';
import type { RequestHandler } from './$types.js';

const visitors = new Visitors();

/** Answers whoever tests the way here: their own mark, the time, and how many others have come. */
export const GET: RequestHandler = (event) => {
  const { url, request } = event;
  const { config, now } = serverContext();
  const at = now();
  const between = request.headers.has('via') || request.headers.has('x-forwarded-for');
  const answer = {
    mark: (url.searchParams.get('mark') ?? '').slice(0, 40),
    now: at,
    others: visitors.visit(addressOf(event), at),
    // A proxy of one's own before the server is no surprise.
    between: between && config.addressHeader === null && config.origin === null,
  };
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
};
