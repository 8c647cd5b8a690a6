/** The calls that wait for a facilitator. */
import { roundOf } from '../agenda/agenda.ts';
import type { View } from '../define.ts';
import type { Call } from '../model/call.ts';
import { groupOf } from './membership.ts';

/**
 * The open calls of a workshop, the oldest first: of the groups in which people sit now, and of those
 * who sit in none. Who has been placed since calls with the group.
 */
export function openCalls(view: View, workshop: string): Call[] {
  const at = view.get('workshop', workshop);
  if (at?.state !== 'open') return [];
  const round = roundOf(view, workshop, at.step)?.id ?? null;
  return view
    .list('call')
    .filter((call) => call.workshop === workshop && call.state === 'open')
    .filter(({ who }) => {
      const group = view.get('group', who);
      if (group) return group.round === round && !group.dissolved;
      return view.get('seat', who)?.removed === false && !groupOf(view, round, who);
    })
    .toSorted((a, b) => a.since - b.since || a.id.localeCompare(b.id));
}
