import type { PageServerLoad } from './$types';
import { serverContext } from '#lib/server/server-context.ts';
import { venueOf } from '#lib/server/http/venue.ts';

export const load: PageServerLoad = ({ url }) => venueOf(url, serverContext().config);
