/** That a seat came to a workshop. One for each pair: its id is made of both. */
import { entity, type View } from '../define.ts';
import type { Seat } from '../model/seat.ts';
import { seatsPerWorkshop } from '../model/workshop.ts';
import { attendanceSchema, type Attendance, attendanceId } from '../model/attendance.ts';

export const attendance = entity({ type: 'attendance', schema: attendanceSchema, mutators: {} });

export function attendanceOf(seat: string, workshop: string, arrivedAt: number): Attendance {
  const id = attendanceId(seat, workshop);
  const here = { admitted: true, early: false, headcount: 1 };
  return { type: 'attendance', id, seat, workshop, arrivedAt, ...here };
}

/** How many people a seat stands for at a workshop: whoever shares a phone counts as well. */
export function headcountOf(view: View, seat: string, workshop: string): number {
  return view.get('attendance', attendanceId(seat, workshop))?.headcount ?? 1;
}

/** Counts the people whom seats stand for at a workshop, each seat once. */
export function peopleAt(view: View, workshop: string): (seats: Iterable<string>) => number {
  const came = view.list('attendance').filter((attendance) => attendance.workshop === workshop);
  const headcounts = new Map(came.map((attendance) => [attendance.seat, attendance.headcount]));
  return (seats) => [...new Set(seats)].reduce((sum, seat) => sum + (headcounts.get(seat) ?? 0), 0);
}

/**
 * How many people have answered, from how many seats: of those who share phones as many as share one
 * on average. Counted exactly, a phone that five share would be seen in every sum in which it is,
 * and so who wrote or how they voted.
 */
export function answeredAt(view: View, workshop: string): (seats: Iterable<string>) => number {
  const came = view
    .list('attendance')
    .filter((attendance) => attendance.workshop === workshop && attendance.admitted);
  const people = came.reduce((sum, { headcount }) => sum + headcount, 0);
  return (seats) => Math.round((new Set(seats).size * people) / Math.max(1, came.length));
}

/**
 * Those who have come to a workshop, were let in and not shown out, in the order in which they came.
 * Who has only sent something in ahead of it has not come.
 */
export function seatsAt(view: View, workshop: string): Seat[] {
  return seatsOf(view, workshop, true).filter(({ id }) => hasCome(view, id, workshop));
}

/** Those who joined ahead of a workshop and have not come to it. */
export function aheadOf(view: View, workshop: string): Seat[] {
  return seatsOf(view, workshop, true).filter(({ id }) => !hasCome(view, id, workshop));
}

/** True of a seat that has come to a workshop, let in or not: to send something in ahead is not to come. */
export function hasCome(view: View, seat: string, workshop: string): boolean {
  return view.get('attendance', attendanceId(seat, workshop))?.early === false;
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
  return view
    .list('attendance')
    .some((attendance) => attendance.seat === seat && attendance.admitted);
}

/** Whether nobody more can come to a workshop. Who was shown out has left a place. */
export function isFull(view: View, workshop: string): boolean {
  return presentAt(view, workshop) >= seatsPerWorkshop;
}

/** How many seats have come to a workshop, let in or not, and were not shown out. */
export function presentAt(view: View, workshop: string): number {
  return view
    .list('attendance')
    .filter(
      (attendance) =>
        attendance.workshop === workshop && view.get('seat', attendance.seat)?.removed === false,
    ).length;
}

function seatsOf(view: View, workshop: string, admitted: boolean): Seat[] {
  return view
    .list('attendance')
    .filter((attendance) => attendance.workshop === workshop && attendance.admitted === admitted)
    .toSorted((a, b) => a.arrivedAt - b.arrivedAt || a.id.localeCompare(b.id))
    .flatMap((attendance) => view.get('seat', attendance.seat) ?? [])
    .filter((seat) => !seat.removed);
}
