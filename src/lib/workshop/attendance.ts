/** That a seat came to a workshop. One for each pair: its id is made of both. */
import * as v from 'valibot';
import { idOf, keyOf } from '../sync/record.ts';
import { composedId, id, ms, whole } from './fields.ts';
import { noun, type View } from './noun.ts';
import type { Seat } from './seat.ts';

/** More than a group may have cannot sit round one phone. */
export const mostHeads = 8;

const schema = v.strictObject({
  type: v.literal('attendance'),
  id: composedId('attendance'),
  seat: id('seat'),
  workshop: id('workshop'),
  arrivedAt: ms,
  /** Let in. Until then the seat waits at the door: it sees nothing, does nothing, counts nowhere. */
  admitted: v.boolean(),
  /** How many people share this phone. */
  heads: whole(1, mostHeads),
});
export type Attendance = v.InferOutput<typeof schema>;

export const attendance = noun({ type: 'attendance', schema, mutators: {} });

export function attendanceId(seat: string, workshop: string): string {
  return idOf('attendance', `${keyOf(workshop)}.${keyOf(seat)}`);
}

export function attendanceOf(seat: string, workshop: string, arrivedAt: number): Attendance {
  const id = attendanceId(seat, workshop);
  return { type: 'attendance', id, seat, workshop, arrivedAt, admitted: true, heads: 1 };
}

/** How many people a seat stands for at a workshop: whoever shares a phone counts as well. */
export function headsOf(view: View, seat: string, workshop: string): number {
  return view.get('attendance', attendanceId(seat, workshop))?.heads ?? 1;
}

/** Counts the people whom seats stand for at a workshop, each seat once. */
export function peopleAt(view: View, workshop: string): (seats: Iterable<string>) => number {
  const came = view.list('attendance').filter((one) => one.workshop === workshop);
  const heads = new Map(came.map((one) => [one.seat, one.heads]));
  return (seats) => [...new Set(seats)].reduce((sum, seat) => sum + (heads.get(seat) ?? 0), 0);
}

/** Those who were let in to a workshop and not shown out, in the order in which they came. */
export function seatsAt(view: View, workshop: string): Seat[] {
  return seatsOf(view, workshop, true);
}

/** Those who wait to be let in, in the order in which they came. */
export function waitingAt(view: View, workshop: string): Seat[] {
  return seatsOf(view, workshop, false);
}

/** True while a seat has come to a workshop and was not let in. */
export function waits(view: View, seat: string, workshop: string): boolean {
  return view.get('attendance', attendanceId(seat, workshop))?.admitted === false;
}

/** True when a seat has been let in to any workshop of the series. */
export function wasLetIn(view: View, seat: string): boolean {
  return view.list('attendance').some((one) => one.seat === seat && one.admitted);
}

function seatsOf(view: View, workshop: string, admitted: boolean): Seat[] {
  return view
    .list('attendance')
    .filter((one) => one.workshop === workshop && one.admitted === admitted)
    .toSorted((a, b) => a.arrivedAt - b.arrivedAt || a.id.localeCompare(b.id))
    .flatMap((one) => view.get('seat', one.seat) ?? [])
    .filter((one) => !one.removed);
}
