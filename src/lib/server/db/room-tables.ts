/** What every room has besides its records: its clock, its clients and who did what. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A room is a series. Everything of a series goes when its row goes. */
export const rooms = sqliteTable('room', {
  /** The id of the series. */
  id: text('id').primaryKey(),
  /** Steps with every commit; a writer that holds another one is fenced off. */
  clock: integer('clock').notNull(),
  createdAt: integer('created_at').notNull(),
});

/** The column that says to which series a row belongs. */
export function roomColumn() {
  return text('room')
    .notNull()
    .references(() => rooms.id, { onDelete: 'cascade' });
}

/** How far each client has come: what makes a mutation that is sent twice happen once. */
export const clients = sqliteTable(
  'client',
  {
    room: roomColumn(),
    key: text('key').notNull(),
    last: integer('last').notNull(),
    refused: text('refused', { mode: 'json' }).$type<Readonly<Record<number, string>>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.room, table.key] })],
);

/** Who did what to which ids; what was written is in no row of this. */
export const auditRows = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    room: roomColumn(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    name: text('name').notNull(),
    targets: text('targets', { mode: 'json' }).$type<readonly string[]>().notNull(),
  },
  (table) => [index('audit_room').on(table.room)],
);
