/**
 * Who may come in. No secret is kept here, only its hash: whoever reads the file can open nothing
 * with it.
 */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { roomColumn } from './room-tables.ts';

/** What a link opens: the facilitator's desk, the projector, or the plan for an organisation. */
export const linkKinds = ['facilitator', 'screen', 'plan'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** A link that was handed out; works until it is revoked. */
export const links = sqliteTable(
  'link',
  {
    id: text('id').primaryKey(),
    room: roomColumn(),
    kind: text('kind', { enum: linkKinds }).notNull(),
    hash: text('hash').notNull().unique(),
    createdAt: integer('created_at').notNull(),
    revokedAt: integer('revoked_at'),
  },
  (table) => [index('link_room').on(table.room)],
);

/** What a link was exchanged for: a cookie in one browser. Goes with its link. */
export const sessions = sqliteTable(
  'session',
  {
    hash: text('hash').primaryKey(),
    room: roomColumn(),
    kind: text('kind', { enum: linkKinds }).notNull(),
    link: text('link')
      .notNull()
      .references(() => links.id, { onDelete: 'cascade' }),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('session_room').on(table.room), index('session_link').on(table.link)],
);

/** Binds a participant's device to a seat. */
export const seatKeys = sqliteTable(
  'seat_key',
  {
    hash: text('hash').primaryKey(),
    room: roomColumn(),
    seat: text('seat').notNull(),
    createdAt: integer('created_at').notNull(),
    revokedAt: integer('revoked_at'),
  },
  (table) => [index('seat_key_seat').on(table.room, table.seat)],
);

/** With which a participant comes back to the seat on another device. Unique within the series. */
export const personalCodes = sqliteTable(
  'personal_code',
  {
    room: roomColumn(),
    hash: text('hash').notNull(),
    seat: text('seat').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.room, table.hash] }),
    index('personal_code_seat').on(table.room, table.seat),
  ],
);
