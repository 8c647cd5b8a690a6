/**
 * The database: one table per type of record, with the columns of the record's fields, so that a
 * series can be read, counted and exported with plain SQL. A test holds tables and records together.
 */
import type { RecordType } from '../../workshop/records.ts';
import { noteTable, themeTable, dotTable } from './note-tables.ts';
import {
  attendanceTable,
  groupTable,
  membershipTable,
  organisationTable,
  roleTable,
  seatTable,
} from './people-tables.ts';
import { actionTable, areaTable, stanceTable } from './plan-tables.ts';
import { seriesTable, stepTable, workshopTable } from './series-tables.ts';

/** The table in which records of a type are kept. */
export const recordTables = {
  series: seriesTable,
  organisation: organisationTable,
  role: roleTable,
  workshop: workshopTable,
  step: stepTable,
  seat: seatTable,
  attendance: attendanceTable,
  group: groupTable,
  membership: membershipTable,
  note: noteTable,
  theme: themeTable,
  dot: dotTable,
  area: areaTable,
  action: actionTable,
  stance: stanceTable,
} as const satisfies Record<RecordType, unknown>;
