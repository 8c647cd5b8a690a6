/** The tables of a series' own records: the series, its workshops and their steps. */
import { integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Column } from '../../workshop/step.ts';
import { common, flag } from './columns.ts';

export const seriesTable = sqliteTable(
  'series',
  {
    ...common(),
    title: text('title').notNull(),
    purpose: text('purpose').notNull(),
    authority: text('authority'),
    diaryNumber: text('diary_number'),
    nextStep: text('next_step').notNull(),
    language: text('language').notNull(),
    template: text('template').notNull(),
    planState: text('plan_state').notNull(),
    planVersion: integer('plan_version').notNull(),
    planDecidedBy: text('plan_decided_by'),
    planDecidedOn: text('plan_decided_on'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('series_id').on(table.room, table.id)],
);

export const workshopTable = sqliteTable(
  'workshop',
  {
    ...common(),
    title: text('title').notNull(),
    date: text('date').notNull(),
    place: text('place'),
    groupSize: integer('group_size').notNull(),
    order: integer('order').notNull(),
    /** The same code in two workshops would let people into the wrong one. */
    code: text('code').notNull().unique(),
    state: text('state').notNull(),
    step: text('step'),
    locked: flag('locked').notNull(),
    screen: text('screen').notNull(),
    openedAt: integer('opened_at'),
    closedAt: integer('closed_at'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('workshop_id').on(table.room, table.id)],
);

export const stepTable = sqliteTable(
  'step',
  {
    ...common(),
    workshop: text('workshop').notNull(),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    instruction: text('instruction').notNull(),
    questions: text('questions', { mode: 'json' }).$type<readonly string[]>().notNull(),
    columns: text('columns', { mode: 'json' }).$type<readonly Column[]>().notNull(),
    minutes: integer('minutes'),
    dotBudget: integer('dot_budget').notNull(),
    dotMax: integer('dot_max').notNull(),
    order: real('order').notNull(),
    openedAt: integer('opened_at'),
    endsAt: integer('ends_at'),
    pausedLeft: integer('paused_left'),
    revealed: flag('revealed').notNull(),
  },
  (table) => [uniqueIndex('step_id').on(table.room, table.id)],
);
