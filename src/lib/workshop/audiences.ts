/**
 * The names of those who look.
 *
 *   host          facilitators of the series
 *   public        everybody who has any way into the series
 *   workshop:w    phones and projectors of a workshop
 *   screen:w      its projectors
 *   group:g       the phones of a group
 *   seat:s        one person's phones
 *   attendance:a  somebody who waits to be let in: hears that, and nothing else
 *   archive       readers of the plan, and every export
 */
import type { Audience } from '../sync/domain.ts';
import { keyOf } from '../sync/record.ts';

export function workshopAudience(workshop: string): Audience {
  return `workshop:${keyOf(workshop)}`;
}

export function screenAudience(workshop: string): Audience {
  return `screen:${keyOf(workshop)}`;
}

/** Of two copies of a record the one meant for fewer people knows more, and is shown. */
export function rank(audience: Audience): number {
  if (audience === 'host') return 4;
  if (audience.startsWith('seat:')) return 3;
  if (audience.startsWith('group:')) return 2;
  return audience === 'public' ? 0 : 1;
}
