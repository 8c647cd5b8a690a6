/** The tables of what people say: notes, the themes they make, and dots. */
import { integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { common, flag } from './columns.ts';

export const noteTable = sqliteTable(
  'note',
  {
    ...common(),
    workshop: text('workshop').notNull(),
    step: text('step').notNull(),
    column: text('column').notNull(),
    text: text('text').notNull(),
    author: text('author'),
    group: text('group'),
    theme: text('theme'),
    parked: flag('parked').notNull(),
    hidden: flag('hidden').notNull(),
    withdrawn: flag('withdrawn').notNull(),
    postedAt: integer('posted_at'),
  },
  (table) => [uniqueIndex('note_id').on(table.room, table.id)],
);

export const themeTable = sqliteTable(
  'theme',
  {
    ...common(),
    workshop: text('workshop').notNull(),
    title: text('title').notNull(),
    order: real('order').notNull(),
    mergedInto: text('merged_into'),
    removed: flag('removed').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('theme_id').on(table.room, table.id)],
);

export const dotTable = sqliteTable(
  'dot',
  {
    ...common(),
    step: text('step').notNull(),
    theme: text('theme').notNull(),
    seat: text('seat').notNull(),
    dots: integer('dots').notNull(),
  },
  (table) => [uniqueIndex('dot_id').on(table.room, table.id)],
);
