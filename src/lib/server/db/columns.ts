/** The columns that tables of records share. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import { roomColumn } from './room-tables.ts';

/** What every record's table begins with. */
export function common() {
  return {
    /** The order in which records came: a list is the same after a restart. */
    seq: integer('seq').primaryKey(),
    room: roomColumn(),
    /** Made by a phone, so unique within its series only: nobody can take the id of another's. */
    id: text('id').notNull(),
  };
}

/** Yes or no, as 1 or 0. */
export function flag(name: string) {
  return integer(name, { mode: 'boolean' });
}
