import type { PageServerLoad } from './$types';
import { server } from '#lib/server/running.ts';
import { venueOf } from '#lib/server/venue.ts';

export const load: PageServerLoad = ({ url }) => venueOf(url, server().config.origin);
