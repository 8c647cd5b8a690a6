/** How many there may be of anything: in what is sent, and in a room. */
import { describe, expect, test, vi } from 'vitest';
import { clientMessage, numberedMutation } from '../sync/protocol/protocol.ts';
import { execute } from '../sync/execute.ts';
import { RecordStore } from '../sync/store.ts';
import { Transaction } from '../sync/transaction.ts';
import { sharedDomain } from './domain.ts';
import type { Actor } from './model/actor.ts';
import { most } from './model/most.ts';
import type { AnyRecord } from './model/records.ts';
import { sameName } from './people/names.ts';
import { mutators } from './registry.ts';

const now = 1_000;
const facilitator: Actor = { role: 'facilitator', link: 'link:l', device: 'device:d' };
const server: Actor = { role: 'server' };

interface Schema {
  readonly type: string;
  readonly pipe?: readonly { readonly type: string }[];
}

/** Paths of lists and tables in a schema that may have any number of items. */
function unbounded(schema: unknown, path: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((item) => unbounded(item, path));
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, pipe = [] } = schema as Schema;
  const bounds: Readonly<Record<string, string>> = { array: 'max_length', record: 'max_entries' };
  const bound = bounds[type];
  const open = bound !== undefined && !pipe.some((action) => action.type === bound);
  const within = Object.entries(schema).flatMap(([key, value]) =>
    // The first item of a pipe is the schema itself.
    key === 'pipe'
      ? unbounded((value as unknown[]).slice(1), path)
      : unbounded(value, `${path}.${key}`),
  );
  return open ? [path, ...within] : within;
}

test('BD1: every list in a mutation or a message has a bound', () => {
  const found = [...mutators].flatMap(([name, { args }]) => unbounded(args, name));
  expect([...found, ...unbounded(clientMessage, 'message')]).toEqual([]);
  // The test finds what it is for.
  expect(mutators.size).toBeGreaterThan(40);
  const { pipe, ...open } = mutators.get('note.place')?.args as unknown as Schema;
  expect(unbounded({ ...open, entries: { notes: { type: 'array' } } }, 'x')).toEqual([
    'x.entries.notes',
  ]);
  expect(pipe).toBeUndefined();
  expect(numberedMutation.type).toBe('strict_object');
});

const workshop = (key: string): AnyRecord => ({
  ...{ type: 'workshop', id: `workshop:${key}`, code: '12345678', secret: 'ABCDEFGH' },
  ...{ title: 'W', date: '2027-02-01' },
  ...{ place: null, groupSize: 4, groupCount: null, order: 0, state: 'planned', step: null },
  ...{ locked: false, approve: false, screen: 'live', openedAt: null, closedAt: null },
  ...{ draws: '', nextStep: '' },
  createdAt: 0,
});

/** A room in which the limit of one kind is reached, and what would go beyond it. */
const full: readonly (readonly [
  code: string,
  count: number,
  record: (n: number) => AnyRecord,
  actor: Actor,
  name: string,
  args: object,
])[] = [
  [
    'organisation.full',
    most.organisations,
    (n) => ({
      ...{ type: 'organisation', id: `organisation:o${n}`, name: `O ${n}`, kind: 'annan' },
      ...{ order: n, held: false, merged: null, createdAt: 0 },
    }),
    server,
    'organisation.add',
    { id: 'organisation:new', name: 'Ny', kind: 'annan' },
  ],
  [
    'role.full',
    most.roles,
    (n) => ({
      ...{ type: 'role', id: `role:r${n}`, name: `R ${n}` },
      ...{ order: n, held: false, merged: null, createdAt: 0 },
    }),
    server,
    'role.add',
    { id: 'role:new', name: 'Ny' },
  ],
  [
    'standing.too-many',
    most.standingItems,
    (n) => ({
      ...{ type: 'standingItem', id: `standingItem:s${n}`, text: 'S', state: 'active' },
      ...{ order: n, workshops: [] },
    }),
    server,
    'standingItem.add',
    { id: 'standingItem:new', text: 'S' },
  ],
  [
    'workshop.too-many',
    most.workshops - 1,
    (n) => workshop(`x${n}`),
    server,
    'workshop.create',
    {
      ...{
        id: 'workshop:new',
        code: '12345678',
        secret: 'ABCDEFGH',
        title: 'W',
        date: '2027-02-01',
        place: null,
      },
      groupSize: 4,
    },
  ],
  [
    'step.too-many',
    most.steps,
    (n) => ({
      ...{ type: 'step', kind: 'talk', id: `step:s${n}`, workshop: 'workshop:w', title: 'S' },
      ...{ instruction: '', questions: [], minutes: null, order: n, openedAt: null },
      ...{ endsAt: null, pausedLeft: null, revealed: false, settled: 0, without: 0, columns: [] },
    }),
    facilitator,
    'step.add',
    {
      ...{ kind: 'talk', id: 'step:new', workshop: 'workshop:w', title: 'S', instruction: '' },
      ...{ questions: [], minutes: null, order: 1 },
    },
  ],
  [
    'theme.too-many',
    most.themes,
    (n) => ({
      ...{ type: 'theme', id: `theme:t${n}`, workshop: 'workshop:w', title: 'T', order: n },
      ...{ nature: null, keywords: [], quotes: [], mergedInto: null, removed: true, createdAt: 0 },
    }),
    facilitator,
    'theme.create',
    { id: 'theme:new', workshop: 'workshop:w', title: 'T', notes: [] },
  ],
  [
    'area.too-many',
    most.areas,
    (n) => ({
      ...{ type: 'area', id: `area:a${n}`, theme: null, title: 'A', currentState: '', goal: '' },
      ...{ order: n, removed: true, createdAt: 0 },
    }),
    facilitator,
    'area.create',
    { id: 'area:new', theme: null, title: 'A' },
  ],
];

describe('BD2: a room takes no more of a kind than there may be', () => {
  test.each(full)('%s', (code, count, record, actor, name, args) => {
    const records = Array.from({ length: count }, (_, n) => record(n));
    const full = new RecordStore<AnyRecord>([workshop('w'), ...records]);
    const run = (store: RecordStore<AnyRecord>) =>
      execute(sharedDomain, store, { name, args }, { actor, now });
    expect(run(full)).toEqual({ refused: code });
    full.remove(records.at(-1)?.id ?? '');
    expect(run(full)).toBeInstanceOf(Transaction);
  });
});

test('BD3: of many names that come at once each is prepared for comparison once', () => {
  const folded = vi.spyOn(String.prototype, 'toLowerCase');
  const batch = new Transaction<AnyRecord>(new RecordStore<AnyRecord>());
  const count = 100;
  for (let n = 0; n < count; n += 1) {
    const args = { id: `organisation:o${n}`, name: `Förening ${n}`, kind: 'annan' };
    const done = execute(
      sharedDomain,
      batch,
      { name: 'organisation.add', args },
      { actor: server, now },
    );
    if ('refused' in done) throw new Error(done.refused);
    done.applyTo(batch);
  }
  const times = folded.mock.calls.length;
  folded.mockRestore();
  // In two ways, once for its record and once for the name that is looked up.
  expect(times).toBeLessThanOrEqual(4 * count);
  expect(times).toBeGreaterThan(count);
  const list = batch.list('organisation');
  expect(list).toHaveLength(count);
  expect(sameName(list, ' FÖRENING   7 ')?.id).toBe('organisation:o7');
});
