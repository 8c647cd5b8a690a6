/** What the tables of a room's records have in common. */
import {
  integer,
  sqliteTable,
  text,
  uniqueIndex,
  type SQLiteColumn,
  type SQLiteColumnBuilderBase,
} from 'drizzle-orm/sqlite-core';

/** A room is a series. Everything of a series goes when its row goes. */
export const room = sqliteTable('room', {
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
    .references(() => room.id, { onDelete: 'cascade' });
}

/** A table of records: these fields, after what every record's row has. */
export function recordTable<
  Name extends string,
  Fields extends Record<string, SQLiteColumnBuilderBase>,
>(name: Name, fields: Fields) {
  const columns = {
    /** The order in which records came: a list is the same after a restart. */
    seq: integer('seq').primaryKey(),
    room: roomColumn(),
    /** Made by a phone, so unique within its series only: nobody can take the id of another's. */
    id: text('id').notNull(),
    ...fields,
  };
  return sqliteTable(name, columns, (table) => {
    const { room: ofRoom, id } = table as unknown as Record<'room' | 'id', SQLiteColumn>;
    return [uniqueIndex(`${name}_id`).on(ofRoom, id)];
  });
}

/** Yes or no, as 1 or 0. */
export function flag(name: string) {
  return integer(name, { mode: 'boolean' });
}

/**
 * The column of a record's fields that have no column of their own, as a JSON object. Of a record
 * whose fields depend on what it is, such as a step; a table has one such column at the most.
 */
export function ownFields() {
  return text('own', { mode: 'json' })
    .$type<Readonly<Record<string, unknown>>>()
    .notNull()
    .default({});
}
