/**
 * The names of those who look.
 *
 *   host          facilitators of the series
 *   public        everybody who has any way into the series
 *   workshop:w    phones and projectors of a workshop
 *   screen:w      its projectors
 *   shown:w       who reads what a workshop has shown: it, and the phones of later ones of its series
 *   group:g       the phones of a group
 *   seat:s        one person's phones
 *   attendance:a  somebody who waits to be let in: hears that, and nothing else
 *   table:g       a device that was lent to somebody in a group: who sits there, and no note
 *   loan:s        a device that was lent to a seat: what was given on it, and nothing from before
 *   archive       readers of the plan, and every export
 */
import { type Audience, keyOf } from '../../sync/record.ts';

/** Everybody who has any way into the series, and its facilitators. */
export const everybody: readonly Audience[] = ['host', 'public'];

export function workshopAudience(workshop: string): Audience {
  return `workshop:${keyOf(workshop)}`;
}

/** Of the notes that a workshop has shown. */
export function shownAudience(workshop: string): Audience {
  return `shown:${keyOf(workshop)}`;
}

/** What a lent device in a group is told of it. */
export function tableAudience(group: string): Audience {
  return `table:${keyOf(group)}`;
}

/** What a device that was lent to a seat is told of the seat. */
export function loanAudience(seat: string): Audience {
  return `loan:${keyOf(seat)}`;
}

export function screenAudience(workshop: string): Audience {
  return `screen:${keyOf(workshop)}`;
}

/** Of two copies of a record the one meant for fewer people knows more, and is shown. */
export function rank(audience: Audience): number {
  if (audience === 'host') return 4;
  if (audience.startsWith('seat:') || audience.startsWith('loan:')) return 3;
  if (audience.startsWith('group:') || audience.startsWith('table:')) return 2;
  return audience === 'public' ? 0 : 1;
}
