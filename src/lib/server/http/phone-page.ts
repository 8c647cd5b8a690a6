/** What the page of somebody's phone is told when it is loaded; all else it hears in the room. */
import { joinPath } from '#lib/methods/code.ts';
import { waits } from '#lib/workshop/people/attendance.ts';
import type { JoinTarget } from '../access/joining.ts';

/**
 * The title of a workshop and the path of its link. Who waits to be let in is told neither: they may
 * have come by a code that somebody had shown by mistake.
 */
export function phonePage(
  { room, workshop }: Pick<JoinTarget, 'room' | 'workshop'>,
  seat: string,
): { readonly title: string; readonly joinHref: string } {
  if (waits(room.store, seat, workshop.id)) return { title: '', joinHref: '' };
  return { title: workshop.title, joinHref: joinPath(workshop) };
}
