/** Who can sit in a group, and what lies on its table. */
import { refuse, type Refusal } from '../../sync/mutation.ts';
import { attendanceId } from '../model/attendance.ts';
import type { View } from '../define.ts';
import type { DomainCode } from '../refusals.ts';

/** Only who has come and was let in sits in a group. */
export function notThere(
  view: View,
  seat: string,
  workshop: string,
): Refusal<DomainCode> | undefined {
  const here = view.get('attendance', attendanceId(seat, workshop));
  if (!here || !view.get('seat', seat)) return refuse('seat.unknown');
  return here.admitted ? undefined : refuse('seat.waiting');
}

/** The groups whose notes lie on a group's table: its own, and those before it in a world café. */
export function onTable(view: View, groupId: string): string[] {
  const found: string[] = [];
  for (let at: string | null = groupId; at !== null && !found.includes(at);) {
    found.push(at);
    at = view.get('group', at)?.after ?? null;
  }
  return found;
}
