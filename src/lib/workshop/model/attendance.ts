/** That a seat came to a workshop. One for each pair: its id is made of both. */
import * as v from 'valibot';
import { idOf, keyOf } from '../../sync/record.ts';
import { composedId, id, ms, whole } from './fields.ts';

/** More than a group may have cannot sit round one phone. */
export const maxHeadcount = 8;

export const attendanceSchema = v.strictObject({
  type: v.literal('attendance'),
  id: composedId('attendance'),
  seat: id('seat'),
  workshop: id('workshop'),
  arrivedAt: ms,
  /** Let in. Until then the seat waits at the door: it sees nothing, does nothing, counts nowhere. */
  admitted: v.boolean(),
  /** Has sent something in ahead of the workshop and not come to it: they sit in no group. */
  early: v.boolean(),
  /** How many people share this phone. */
  headcount: whole(1, maxHeadcount),
});

export type Attendance = v.InferOutput<typeof attendanceSchema>;

export function attendanceId(seat: string, workshop: string): string {
  return idOf('attendance', `${keyOf(workshop)}.${keyOf(seat)}`);
}
