/** That a seat came to a workshop. One for each pair: its id is made of both. */
import * as v from 'valibot';
import { idOf, keyOf } from '../sync/record.ts';
import { composedId, id, ms } from './fields.ts';
import { noun, type View } from './noun.ts';
import type { Seat } from './seat.ts';

const schema = v.strictObject({
  type: v.literal('attendance'),
  id: composedId('attendance'),
  seat: id('seat'),
  workshop: id('workshop'),
  arrivedAt: ms,
});
export type Attendance = v.InferOutput<typeof schema>;

export const attendance = noun({ type: 'attendance', schema, mutators: {} });

export function attendanceId(seat: string, workshop: string): string {
  return idOf('attendance', `${keyOf(workshop)}.${keyOf(seat)}`);
}

export function attendanceOf(seat: string, workshop: string, arrivedAt: number): Attendance {
  return { type: 'attendance', id: attendanceId(seat, workshop), seat, workshop, arrivedAt };
}

/** Those who have come to a workshop and were not shown out, in the order in which they came. */
export function seatsAt(view: View, workshop: string): Seat[] {
  return view
    .list('attendance')
    .filter((one) => one.workshop === workshop)
    .toSorted((a, b) => a.arrivedAt - b.arrivedAt || a.id.localeCompare(b.id))
    .flatMap((one) => view.get('seat', one.seat) ?? [])
    .filter((one) => !one.removed);
}
