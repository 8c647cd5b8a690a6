/** The tables of the plan's records: areas, actions and what organisations say to them. */
import { integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { common, flag } from './columns.ts';

export const areaTable = sqliteTable(
  'area',
  {
    ...common(),
    theme: text('theme'),
    title: text('title').notNull(),
    currentState: text('current_state').notNull(),
    goal: text('goal').notNull(),
    order: real('order').notNull(),
    removed: flag('removed').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('area_id').on(table.room, table.id)],
);

export const actionTable = sqliteTable(
  'action',
  {
    ...common(),
    area: text('area').notNull(),
    title: text('title').notNull(),
    organisation: text('organisation'),
    role: text('role'),
    name: text('name'),
    others: text('others', { mode: 'json' }).$type<readonly string[]>().notNull(),
    start: text('start'),
    due: text('due'),
    indicator: text('indicator'),
    followUp: text('follow_up'),
    support: text('support'),
    effect: text('effect'),
    status: text('status').notNull(),
    statusReason: text('status_reason'),
    order: real('order').notNull(),
    removed: flag('removed').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('action_id').on(table.room, table.id)],
);

export const stanceTable = sqliteTable(
  'stance',
  {
    ...common(),
    action: text('action').notNull(),
    organisation: text('organisation').notNull(),
    stance: text('stance').notNull(),
    comment: text('comment'),
    setAt: integer('set_at').notNull(),
  },
  (table) => [uniqueIndex('stance_id').on(table.room, table.id)],
);
