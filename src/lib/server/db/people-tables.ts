/** The tables of those who take part: organisations, roles, seats, and who sits where. */
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { common, flag } from './columns.ts';

export const organisationTable = sqliteTable(
  'organisation',
  {
    ...common(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    order: integer('order').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('organisation_id').on(table.room, table.id)],
);

export const roleTable = sqliteTable(
  'role',
  {
    ...common(),
    name: text('name').notNull(),
    order: integer('order').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('role_id').on(table.room, table.id)],
);

export const seatTable = sqliteTable(
  'seat',
  {
    ...common(),
    organisation: text('organisation').notNull(),
    role: text('role').notNull(),
    name: text('name'),
    representative: flag('representative').notNull(),
    removed: flag('removed').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('seat_id').on(table.room, table.id)],
);

export const attendanceTable = sqliteTable(
  'attendance',
  {
    ...common(),
    seat: text('seat').notNull(),
    workshop: text('workshop').notNull(),
    arrivedAt: integer('arrived_at').notNull(),
  },
  (table) => [uniqueIndex('attendance_id').on(table.room, table.id)],
);

export const groupTable = sqliteTable(
  'group',
  {
    ...common(),
    workshop: text('workshop').notNull(),
    round: text('round').notNull(),
    order: integer('order').notNull(),
    letter: text('letter').notNull(),
    place: text('place'),
    dissolved: flag('dissolved').notNull(),
  },
  (table) => [uniqueIndex('group_id').on(table.room, table.id)],
);

export const membershipTable = sqliteTable(
  'membership',
  {
    ...common(),
    seat: text('seat').notNull(),
    round: text('round').notNull(),
    group: text('group').notNull(),
  },
  (table) => [uniqueIndex('membership_id').on(table.room, table.id)],
);
