/** All that can be done, for the room, and for consoles and projectors. */
import { mutators } from './registry.ts';
import { sharedDomainOf } from './shared-domain.ts';

export const sharedDomain = sharedDomainOf(mutators);
