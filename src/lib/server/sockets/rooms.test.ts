import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ServerMessage } from '#lib/sync/protocol/protocol.ts';
import { clientName } from '#lib/sync/client-name.ts';
import { protocolVersion } from '#lib/sync/protocol/protocol.ts';
import { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import { KEPT_MS, type Connection } from '#lib/sync/room/room.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { buildWorkshop, facilitator, goTo } from '../../../../tests/support/workshop-builder.ts';
import type { Database } from '../db/open-database.ts';
import { hasRoom, SqliteStorage } from '../db/sqlite-storage.ts';
import { opened, temporaryDirectory } from '../db/testing/temporary.ts';
import { maxIdle, Rooms, type SeriesRoom } from './rooms.ts';

const series = 'series:s1';
const phone: Actor = { role: 'participant', seat: 'seat:p1', workshop: 'workshop:w1' };
const hello = { t: 'hello', protocol: protocolVersion, epoch: null, since: {}, clients: [] };

let clock = { now: 0 };
let rooms: Rooms;
let db: Database;
let broadcaster: MemoryBroadcaster<AnyRecord>;
let faults: unknown[];

beforeEach(async () => {
  clock = { now: 1_700_000_000_000 };
  ({ db } = opened(temporaryDirectory()));
  const now = (): number => clock.now;
  broadcaster = new MemoryBroadcaster<AnyRecord>();
  faults = [];
  rooms = new Rooms({
    ...{ now, broadcaster: () => broadcaster, onFault: (fault: unknown) => faults.push(fault) },
    exists: (id) => hasRoom(db, id),
    storage: (id) => new SqliteStorage(db, id, now),
  });
  const room = await rooms.create(series);
  await buildWorkshop(room);
  await goTo(room, 'notes');
});

afterEach(async () => {
  await rooms.close();
  expect(faults).toEqual([]);
});

interface Page {
  readonly heard: ServerMessage<AnyRecord>[];
  readonly connection: Connection;
}

function connect(room: SeriesRoom, actor: Actor = phone, said: object = hello): Page {
  const heard: ServerMessage<AnyRecord>[] = [];
  const peer = broadcaster.peer(
    (message) => heard.push(message),
    () => undefined,
  );
  const connection = room.connect(peer, actor);
  connection.receive(said);
  return { heard, connection };
}

async function open(): Promise<SeriesRoom> {
  const room = await rooms.room(series);
  if (!room) throw new Error('there is no room');
  return room;
}

/** So long passes, and the server looks round. */
async function pass(ms: number): Promise<void> {
  clock.now += ms;
  await rooms.closeIdle();
}

const post = (n: number, id: string) => ({
  ...{ t: 'push', client: 'client-of-phone' },
  mutations: [
    { n, name: 'note.post', args: { id, step: 'step:notes', column: 'works', text: 'En lapp' } },
  ],
});

test('RM1: a room that nobody needs is closed, and opened again it has all that it had', async () => {
  const before = await open();
  const page = connect(before);
  page.connection.receive(post(1, 'note:one'));
  await before.settled();
  page.connection.closed();
  await before.settled();
  const records = [...before.store.list('note'), ...before.store.list('step')];
  await pass(maxIdle);
  expect(rooms.size).toBe(0);

  const after = await open();
  expect(after).not.toBe(before);
  expect([...after.store.list('note'), ...after.store.list('step')]).toEqual(records);
  // What was answered is known: the same again is not a second note, nor a second answer.
  const again = connect(after, phone, {
    ...hello,
    clients: [{ client: 'client-of-phone', next: 1 }],
  });
  again.connection.receive(post(1, 'note:one'));
  again.connection.receive(post(2, 'note:two'));
  await after.settled();
  expect(after.store.list('note').map(({ id }) => id)).toEqual(['note:one', 'note:two']);
  again.connection.closed();
});

test('RM2: a room is not closed while somebody is in it, something waits in it, or it was asked for lately', async () => {
  const room = await open();
  const page = connect(room);
  await room.settled();
  await pass(10 * maxIdle);
  expect(await open()).toBe(room);
  page.connection.closed();
  // Who has just left may only have lost the network.
  await pass(maxIdle - 1);
  expect(await open()).toBe(room);
  await pass(maxIdle - 1);
  expect(await open()).toBe(room);

  clock.now += maxIdle;
  const answers = room.submit(facilitator, 'test', [
    { name: 'workshop.lock', args: { workshop: 'workshop:w1', locked: true } },
  ]);
  await rooms.closeIdle();
  expect(await open()).toBe(room);
  expect(await answers).toMatchObject([{ ok: true }]);

  clock.now += maxIdle;
  // A socket that has not said hello yet is somebody too.
  const silent = room.connect(
    broadcaster.peer(
      () => undefined,
      () => undefined,
    ),
    phone,
  );
  await rooms.closeIdle();
  expect(await open()).toBe(room);
  silent.closed();
});

test('RM3: whoever still holds a closed room loses nothing: a page connects again, and nothing is acknowledged', async () => {
  const room = await open();
  await pass(maxIdle);
  const late = connect(room);
  late.connection.receive(post(1, 'note:late'));
  expect(late.heard).toEqual([{ t: 'bye', code: 'room.stopping' }]);
  const answers = await room.submit(facilitator, 'test', [
    { name: 'workshop.lock', args: { workshop: 'workshop:w1', locked: true } },
  ]);
  expect(answers).toMatchObject([{ ok: false, code: 'storage.unavailable', retry: true }]);

  const next = await open();
  expect(next.store.get('workshop', 'workshop:w1')?.locked).toBe(false);
  const page = connect(next);
  page.connection.receive(post(1, 'note:late'));
  await next.settled();
  expect(next.store.get('note', 'note:late')).toBeDefined();
  page.connection.closed();
});

test('RM4: a page of a closed room is told everything by the next one, whatever their clocks say', async () => {
  const before = await open();
  // People who come and go step the clock, and leave nothing on the disk.
  for (let times = 0; times < 5; times += 1) {
    connect(before, {
      role: 'participant',
      seat: 'seat:p2',
      workshop: 'workshop:w1',
    }).connection.closed();
    await before.settled();
  }
  const page = connect(before, facilitator);
  await before.settled();
  const welcome = page.heard.find((message) => message.t === 'welcome');
  const since = Object.fromEntries(
    (welcome?.updates ?? []).map(({ audience, clock }) => [audience, clock]),
  );
  expect(since['host']).toBeGreaterThan(5);
  page.connection.closed();
  await before.settled();
  await pass(maxIdle);

  const after = await open();
  // As many steps as lead the new room past the clock that the page has.
  for (let n = 1; n <= (since['host'] ?? 0); n += 1) {
    await after.submit(facilitator, 'test', [
      { name: 'workshop.lock', args: { workshop: 'workshop:w1', locked: n % 2 === 1 } },
    ]);
  }
  const again = connect(after, facilitator, { ...hello, epoch: welcome?.epoch ?? '', since });
  const told = again.heard.find((message) => message.t === 'welcome');
  expect(told?.updates.map((update) => update.since)).toEqual([null]);
  again.connection.closed();
});

test('RM6: a phone that comes back after half a year has what it cannot know to be new returned, and nothing is run twice', async () => {
  const name = (now: number): string => clientName(now, 'k'.repeat(21));
  const [old, known] = [name(clock.now), name(clock.now + 1)];
  const push = (client: string, n: number, id: string) => ({ ...post(n, id), client });
  const before = await open();
  const page = connect(before);
  page.connection.receive(push(old, 1, 'note:one'));
  page.connection.receive(push(known, 1, 'note:two'));
  await before.settled();
  // The answers were lost on the way; the writer has taken the note back since, elsewhere.
  page.connection.receive(push(known, 2, 'note:three'));
  await before.settled();
  page.connection.closed();
  await before.settled();
  await pass(KEPT_MS + 1);

  const after = await open();
  const notes = after.store.list('note');
  const newer = name(clock.now);
  const clients = [old, newer].map((client) => ({ client, next: 1 }));
  const again = connect(after, phone, { ...hello, clients });
  again.connection.receive(push(old, 1, 'note:one'));
  again.connection.receive(push(old, 2, 'note:four'));
  again.connection.receive(push(newer, 1, 'note:five'));
  await after.settled();
  const answers = again.heard.flatMap((message) =>
    message.t === 'answers' ? message.answers.map((answer) => ({ ...answer })) : [],
  );
  expect(answers).toEqual([
    { n: 1, ok: false, code: 'protocol.too-old', retry: false },
    { n: 2, ok: false, code: 'protocol.too-old', retry: false },
    { n: 1, ok: true },
  ]);
  expect(after.store.list('note').map(({ id }) => id)).toEqual([
    ...notes.map(({ id }) => id),
    'note:five',
  ]);
  again.connection.closed();
});

test('RM7: what facilitators did and organisations decided stays in the log, and everyday acts of participants leave it after half a year', async () => {
  const room = await open();
  const page = connect(room);
  page.connection.receive(post(1, 'note:one'));
  await room.settled();
  page.connection.closed();
  await room.settled();
  const logged = (): readonly string[] =>
    db.$client.prepare('SELECT DISTINCT name FROM audit ORDER BY name').pluck().all().map(String);
  const add = db.$client.prepare('INSERT INTO audit VALUES (NULL, ?, ?, ?, ?, ?)');
  const decided = ['plan.export', 'seat.represent', 'stance.clear', 'stance.set'];
  for (const name of decided) add.run(series, clock.now, 'participant', name, '[]');
  const before = logged();
  expect(before).toEqual(expect.arrayContaining(['note.post', 'step.start', ...decided]));
  await pass(maxIdle);
  await open();
  expect(logged()).toEqual(before);
  await pass(KEPT_MS);
  await open();
  expect(logged()).toEqual(before.filter((name) => name !== 'note.post'));
});

test('RM5: of many series that were opened and left, none stays open', async () => {
  for (let at = 0; at < 20; at += 1) await rooms.create(`series:many${at}`);
  expect(rooms.size).toBe(21);
  await pass(maxIdle);
  expect(rooms.size).toBe(0);
});
