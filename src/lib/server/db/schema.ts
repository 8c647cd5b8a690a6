/**
 * The database: one table per type of record, with the columns of the record's fields, so that a
 * series can be read, counted and exported with plain SQL. A test holds tables and records together.
 */
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { KeyedTexts } from '#lib/workshop/model/keyed-texts.ts';
import type { Expected } from '../../workshop/kinds/groups/model.ts';
import type { RecordType } from '../../workshop/model/models.ts';
import type { Organisation } from '../../workshop/model/organisation.ts';
import type { RoleRecord } from '../../workshop/model/role.ts';
import { flag, ownFields, recordTable, roomColumn } from './columns.ts';

export const series = recordTable('series', {
  title: text('title').notNull(),
  purpose: text('purpose').notNull(),
  authority: text('authority'),
  diaryNumber: text('diary_number'),
  language: text('language').notNull(),
  template: text('template').notNull(),
  result: text('result').notNull().default('plan'),
  planState: text('plan_state').notNull(),
  planVersion: integer('plan_version').notNull(),
  planDecidedBy: text('plan_decided_by'),
  planDecidedOn: text('plan_decided_on'),
  /** Goes at the latest with the next start of the server, and never into a copy. */
  rehearsal: flag('rehearsal').notNull().default(false),
  createdAt: integer('created_at').notNull(),
});

export const workshop = recordTable('workshop', {
  title: text('title').notNull(),
  date: text('date').notNull(),
  place: text('place'),
  groupSize: integer('group_size').notNull(),
  groupCount: integer('group_count'),
  nextStep: text('next_step').notNull().default(''),
  order: integer('order').notNull(),
  /** The same code in two workshops would let people into the wrong one. */
  code: text('code').notNull().unique(),
  /** What links and QR codes have after the code; the migration gave one to each that was there. */
  secret: text('secret').notNull().default(''),
  state: text('state').notNull(),
  step: text('step'),
  locked: flag('locked').notNull(),
  approve: flag('approve').notNull().default(false),
  screen: text('screen').notNull(),
  draws: text('draws').notNull().default(''),
  openedAt: integer('opened_at'),
  closedAt: integer('closed_at'),
  createdAt: integer('created_at').notNull(),
});

export const step = recordTable('step', {
  workshop: text('workshop').notNull(),
  kind: text('kind').notNull(),
  title: text('title').notNull(),
  instruction: text('instruction').notNull(),
  questions: text('questions', { mode: 'json' }).$type<readonly string[]>().notNull(),
  minutes: integer('minutes'),
  order: real('order').notNull(),
  openedAt: integer('opened_at'),
  endsAt: integer('ends_at'),
  pausedLeft: integer('paused_left'),
  revealed: flag('revealed').notNull(),
  settled: integer('settled').notNull().default(0),
  without: integer('without').notNull().default(0),
  /** The fields of its kind: read and written whole, so a new kind needs no new columns. */
  own: ownFields(),
});

export const organisation = recordTable('organisation', {
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  order: integer('order').notNull(),
  held: flag('held').notNull().default(false),
  merged: text('merged', { mode: 'json' }).$type<Organisation['merged']>(),
  createdAt: integer('created_at').notNull(),
});

export const role = recordTable('role', {
  name: text('name').notNull(),
  order: integer('order').notNull(),
  held: flag('held').notNull().default(false),
  merged: text('merged', { mode: 'json' }).$type<RoleRecord['merged']>(),
  createdAt: integer('created_at').notNull(),
});

export const seat = recordTable('seat', {
  organisation: text('organisation').notNull(),
  role: text('role').notNull(),
  name: text('name'),
  /** Of before anybody took part without one: everybody had a phone. */
  phone: text('phone').notNull().default('own'),
  /** Of before anybody was asked: names were for the own group alone. */
  showsName: flag('shows_name').notNull().default(false),
  representative: flag('representative').notNull(),
  removed: flag('removed').notNull(),
  loans: text('loans', { mode: 'json' })
    .$type<readonly { readonly from: number; readonly until: number | null }[]>()
    .notNull()
    .default([]),
  added: integer('added').notNull().default(0),
  createdAt: integer('created_at').notNull(),
});

export const move = recordTable('move', {
  seat: text('seat').notNull(),
  round: text('round').notNull(),
  group: text('group').notNull(),
  at: integer('at').notNull(),
});

export const attendance = recordTable('attendance', {
  seat: text('seat').notNull(),
  workshop: text('workshop').notNull(),
  arrivedAt: integer('arrived_at').notNull(),
  /** Of before there was a door to wait at: everybody was let in. */
  admitted: flag('admitted').notNull().default(true),
  early: flag('early').notNull().default(false),
  headcount: integer('headcount').notNull().default(1),
});

export const group = recordTable('group', {
  workshop: text('workshop').notNull(),
  round: text('round').notNull(),
  order: integer('order').notNull(),
  letter: text('letter').notNull(),
  place: text('place'),
  topic: text('topic'),
  locked: flag('locked').notNull().default(false),
  cafe: flag('cafe').notNull().default(false),
  after: text('after'),
  dissolved: flag('dissolved').notNull(),
});

export const membership = recordTable('membership', {
  seat: text('seat').notNull(),
  round: text('round').notNull(),
  group: text('group').notNull(),
});

export const wish = recordTable('wish', {
  workshop: text('workshop').notNull(),
  kind: text('kind').notNull(),
  seats: text('seats', { mode: 'json' }).$type<readonly string[]>().notNull(),
  letter: text('letter'),
  removed: flag('removed').notNull(),
});

export const interest = recordTable('interest', {
  step: text('step').notNull(),
  seat: text('seat').notNull(),
  topics: text('topics', { mode: 'json' }).$type<readonly string[]>().notNull(),
});

export const note = recordTable('note', {
  workshop: text('workshop').notNull(),
  step: text('step').notNull(),
  column: text('column').notNull(),
  text: text('text').notNull(),
  author: text('author'),
  group: text('group'),
  organisation: text('organisation'),
  theme: text('theme'),
  parked: flag('parked').notNull(),
  hidden: flag('hidden').notNull(),
  withdrawn: flag('withdrawn').notNull(),
  postedAt: integer('posted_at'),
  lent: flag('lent').notNull().default(false),
});

export const holding = recordTable('holding', {
  step: text('step').notNull(),
  sheet: text('sheet').notNull(),
  round: integer('round').notNull(),
  seat: text('seat').notNull(),
  group: text('group'),
});

export const idea = recordTable('idea', {
  step: text('step').notNull(),
  note: text('note').notNull(),
  sheet: text('sheet').notNull(),
  on: text('on'),
  round: integer('round'),
});

export const standingItem = recordTable('standingItem', {
  text: text('text').notNull(),
  state: text('state').notNull(),
  order: real('order').notNull(),
  workshops: text('workshops', { mode: 'json' }).$type<readonly string[]>().notNull(),
});

export const theme = recordTable('theme', {
  workshop: text('workshop').notNull(),
  title: text('title').notNull(),
  nature: text('nature'),
  keywords: text('keywords', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
  quotes: text('quotes', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
  order: real('order').notNull(),
  mergedInto: text('merged_into'),
  removed: flag('removed').notNull(),
  createdAt: integer('created_at').notNull(),
});

export const themeCount = recordTable('themeCount', {
  workshop: text('workshop').notNull(),
  theme: text('theme').notNull(),
  notes: integer('notes').notNull(),
  groups: integer('groups'),
  ofGroups: integer('of_groups').notNull(),
  organisations: integer('organisations'),
  ofOrganisations: integer('of_organisations').notNull(),
  times: integer('times').notNull(),
});

export const summary = recordTable('summary', {
  about: text('about').notNull(),
  text: text('text').notNull(),
  shown: flag('shown').notNull(),
});

export const dot = recordTable('dot', {
  step: text('step').notNull(),
  theme: text('theme').notNull(),
  seat: text('seat').notNull(),
  dots: integer('dots').notNull(),
});

export const placement = recordTable('placement', {
  step: text('step').notNull(),
  theme: text('theme'),
  action: text('action'),
  seat: text('seat').notNull(),
  effort: integer('effort'),
  impact: integer('impact'),
});

export const expected = recordTable('expected', {
  step: text('step').notNull(),
  organisations: text('organisations', { mode: 'json' })
    .$type<Expected['organisations']>()
    .notNull(),
  roles: text('roles', { mode: 'json' }).$type<Expected['roles']>().notNull(),
  groups: text('groups', { mode: 'json' }).$type<Expected['groups']>().notNull(),
});

export const ballot = recordTable('ballot', {
  step: text('step').notNull(),
  asked: integer('asked').notNull(),
  question: integer('question').notNull(),
  seat: text('seat').notNull(),
  value: integer('value'),
  comment: text('comment'),
});

export const card = recordTable('card', {
  step: text('step').notNull(),
  organisation: text('organisation').notNull(),
  role: text('role').notNull(),
  texts: text('texts', { mode: 'json' }).$type<KeyedTexts>().notNull(),
  hidden: flag('hidden').notNull(),
});

export const agreed = recordTable('agreed', {
  step: text('step').notNull(),
  group: text('group').notNull(),
  texts: text('texts', { mode: 'json' }).$type<KeyedTexts>().notNull(),
  hidden: flag('hidden').notNull(),
});

export const reading = recordTable('reading', {
  step: text('step').notNull(),
  until: integer('until').notNull(),
  covered: flag('covered').notNull(),
});

export const mainQuestion = recordTable('mainQuestion', {
  step: text('step').notNull(),
  askedIn: text('asked_in').notNull(),
  text: text('text').notNull(),
  notes: text('notes', { mode: 'json' }).$type<readonly string[]>().notNull(),
  removed: flag('removed').notNull(),
});

export const opinion = recordTable('opinion', {
  step: text('step').notNull(),
  seat: text('seat').notNull(),
  course: text('course'),
  reason: text('reason'),
});

export const proposal = recordTable('proposal', {
  step: text('step').notNull(),
  group: text('group'),
  author: text('author'),
  added: flag('added').notNull(),
  text: text('text').notNull(),
  withdrawn: flag('withdrawn').notNull(),
  hidden: flag('hidden').notNull(),
  title: text('title'),
  into: text('into'),
  apart: flag('apart').notNull(),
  theme: text('theme'),
});

export const backing = recordTable('backing', {
  step: text('step').notNull(),
  proposal: text('proposal').notNull(),
  seat: text('seat').notNull(),
  backs: flag('backs').notNull(),
});

export const intent = recordTable('intent', {
  step: text('step').notNull(),
  note: text('note').notNull(),
  seat: text('seat').notNull(),
  choice: text('choice'),
  wish: text('wish'),
  also: text('also'),
  second: text('second'),
});

export const check = recordTable('check', {
  step: text('step').notNull(),
  note: text('note').notNull(),
  seat: text('seat').notNull(),
  proposed: text('proposed'),
  examples: text('examples', { mode: 'json' }).$type<readonly string[]>().notNull(),
  given: flag('given').notNull(),
  choice: text('choice'),
  reason: text('reason'),
});

export const batch = recordTable('batch', {
  step: text('step').notNull(),
  part: text('part').notNull(),
  notes: text('notes', { mode: 'json' }).$type<readonly string[]>().notNull(),
});

export const moved = recordTable('moved', {
  step: text('step').notNull(),
  note: text('note').notNull(),
  times: integer('times').notNull(),
});

export const laid = recordTable('laid', {
  step: text('step').notNull(),
  note: text('note').notNull(),
  group: text('group'),
  cluster: text('cluster'),
  marked: flag('marked').notNull(),
});

export const decision = recordTable('decision', {
  step: text('step').notNull(),
  number: integer('number').notNull(),
  course: text('course'),
  wording: text('wording').notNull(),
  next: text('next'),
  madeAt: integer('made_at'),
  people: integer('people').notNull(),
  organisations: text('organisations', { mode: 'json' }).$type<readonly string[]>().notNull(),
});

export const tableHost = recordTable('tableHost', {
  step: text('step').notNull(),
  group: text('group').notNull(),
  host: text('host'),
});

export const speaker = recordTable('speaker', {
  step: text('step').notNull(),
  who: text('who').notNull(),
  label: text('label').notNull(),
  state: text('state').notNull(),
  asked: flag('asked').notNull(),
  order: integer('order').notNull(),
});

export const ready = recordTable('ready', {
  step: text('step').notNull(),
  seat: text('seat').notNull(),
});

export const control = recordTable('control', {
  workshop: text('workshop').notNull(),
  device: text('device'),
  name: text('name'),
  means: text('means').notNull(),
  since: integer('since').notNull(),
});

export const focus = recordTable('focus', {
  workshop: text('workshop').notNull(),
  step: text('step'),
  on: text('on'),
  page: integer('page'),
  place: text('place').notNull(),
  at: integer('at').notNull(),
  count: integer('count').notNull(),
  turning: flag('turning').notNull(),
});

export const claim = recordTable('claim', {
  workshop: text('workshop').notNull(),
  device: text('device').notNull(),
  name: text('name'),
  notes: text('notes', { mode: 'json' }).$type<readonly string[]>().notNull(),
  since: integer('since').notNull(),
});

export const message = recordTable('message', {
  workshop: text('workshop').notNull(),
  group: text('group'),
  text: text('text').notNull(),
  sentAt: integer('sent_at').notNull(),
  until: integer('until').notNull(),
  removed: flag('removed').notNull(),
});

export const call = recordTable('call', {
  workshop: text('workshop').notNull(),
  who: text('who').notNull(),
  since: integer('since').notNull(),
  state: text('state').notNull(),
});

export const inquiry = recordTable('inquiry', {
  workshop: text('workshop').notNull(),
  note: text('note').notNull(),
  text: text('text').notNull(),
  removed: flag('removed').notNull(),
  answer: text('answer'),
  left: flag('left').notNull(),
  chances: integer('chances').notNull(),
  state: text('state').notNull(),
});

export const area = recordTable('area', {
  theme: text('theme'),
  title: text('title').notNull(),
  currentState: text('current_state').notNull(),
  goal: text('goal').notNull(),
  order: real('order').notNull(),
  removed: flag('removed').notNull(),
  createdAt: integer('created_at').notNull(),
});

export const action = recordTable('action', {
  area: text('area').notNull(),
  note: text('note'),
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
});

export const stance = recordTable('stance', {
  action: text('action').notNull(),
  organisation: text('organisation').notNull(),
  stance: text('stance').notNull(),
  comment: text('comment'),
  /** Of before this was kept: nobody, and it stands until it is said anew. */
  by: text('by'),
  setAt: integer('set_at').notNull(),
});

/** The table in which records of a type are kept. */
export const recordTables = {
  series,
  standingItem,
  workshop,
  step,
  organisation,
  role,
  seat,
  attendance,
  group,
  membership,
  move,
  wish,
  interest,
  note,
  holding,
  idea,
  theme,
  themeCount,
  summary,
  dot,
  expected,
  placement,
  ballot,
  card,
  agreed,
  reading,
  mainQuestion,
  intent,
  check,
  batch,
  moved,
  laid,
  opinion,
  proposal,
  backing,
  decision,
  tableHost,
  speaker,
  ready,
  area,
  action,
  stance,
  control,
  focus,
  claim,
  message,
  call,
  inquiry,
} as const satisfies Record<RecordType, unknown>;

/** How far each client has come: what makes a mutation that is sent twice happen once. */
export const client = sqliteTable(
  'client',
  {
    room: roomColumn(),
    key: text('key').notNull(),
    last: integer('last').notNull(),
    refused: text('refused', { mode: 'json' }).$type<Readonly<Record<number, string>>>().notNull(),
    /** When it was last answered: who has not been for long is pruned. */
    answeredAt: integer('answered_at').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.room, table.key] })],
);

/** Clients whose page was opened before this may have been pruned; without a row none was. */
export const pruned = sqliteTable('pruned', {
  room: roomColumn().primaryKey(),
  clientsSince: integer('clients_since').notNull(),
});

/** Who did what to which ids; what was written is in no row of this. */
export const audit = sqliteTable(
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

// Who may come in. No secret is kept, only its hash: whoever reads the file can open nothing with it.

/** What a link opens: the facilitator's desk, the projector, or the plan for an organisation. */
export const linkKinds = ['facilitator', 'screen', 'plan'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** A link that was handed out; works until it is revoked. */
export const link = sqliteTable(
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
export const session = sqliteTable(
  'session',
  {
    hash: text('hash').primaryKey(),
    room: roomColumn(),
    kind: text('kind', { enum: linkKinds }).notNull(),
    link: text('link')
      .notNull()
      .references(() => link.id, { onDelete: 'cascade' }),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('session_room').on(table.room), index('session_link').on(table.link)],
);

/** Binds a participant's device to a seat. */
export const seatKey = sqliteTable(
  'seat_key',
  {
    hash: text('hash').primaryKey(),
    room: roomColumn(),
    seat: text('seat').notNull(),
    createdAt: integer('created_at').notNull(),
    revokedAt: integer('revoked_at'),
    /** A device that was lent, beside the one of the seat. */
    lent: flag('lent').notNull().default(false),
  },
  (table) => [index('seat_key_seat').on(table.room, table.seat)],
);

/** With which a participant comes back to the seat on another device. Unique within the series. */
export const personalCode = sqliteTable(
  'personal_code',
  {
    room: roomColumn(),
    hash: text('hash').notNull(),
    seat: text('seat').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull().default(0),
    /** For a device that is lent: made by who leads, not by the device of the seat. */
    lent: flag('lent').notNull().default(false),
    /** Made for somebody who leads; ends with their link. */
    byLink: flag('by_link').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.room, table.hash] }),
    index('personal_code_seat').on(table.room, table.seat),
  ],
);
