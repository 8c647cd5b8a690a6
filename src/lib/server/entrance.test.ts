import { beforeEach, expect, test } from 'vitest';
import { MemoryHall } from '#lib/sync/memory-hall.ts';
import type { Actor } from '#lib/workshop/actor.ts';
import { buildWorkshop, facilitator, must } from '../../../tests/support/workshop-builder.ts';
import { Access, type Wanted } from './access/access.ts';
import { cookieName, type AccessKind } from './access/cookies.ts';
import { hasRoom, SqliteStorage } from './db/sqlite-storage.ts';
import { opened, temporaryDirectory } from './db/testing/temporary.ts';
import { entrance } from './entrance.ts';
import { Rooms, type SeriesRoom } from './rooms/rooms.ts';

const now = () => 1_700_000_000_000;
const series = 'series:s1';
const workshop = 'workshop:w1';

let access: Access;
let rooms: Rooms;
let room: SeriesRoom;

beforeEach(async () => {
  const { db } = opened(temporaryDirectory());
  access = new Access(db, now);
  rooms = new Rooms({
    exists: (one) => hasRoom(db, one),
    storage: (one) => new SqliteStorage(db, one),
    hall: () => new MemoryHall(),
    now,
    onFault: (fault) => {
      throw fault;
    },
  });
  room = await rooms.create(series);
  await buildWorkshop(room, { seats: 2 });
  access.bindSeat(series, 'seat:p1', 'key-of-p1');
});

const cookies = (kind: AccessKind, value: string, of = series) => ({
  [cookieName(kind, of)]: value,
});
const enter = (jar: Record<string, string>, wanted: Wanted, into = series) =>
  entrance({ access, rooms }, (name) => jar[name], into, wanted);
const seat = cookies('seat', 'key-of-p1');
const linked = (kind: 'facilitator' | 'screen' | 'plan') =>
  cookies(kind, access.redeem(access.createLink(series, kind))?.token ?? '');

test('W20: a series that is not yours, a workshop of another series and none at all look the same', async () => {
  const desk = linked('facilitator');
  const doors: readonly (readonly [Record<string, string>, Wanted, string?])[] = [
    [desk, { as: 'screen', workshop: 'workshop:elsewhere' }],
    [seat, { as: 'participant', workshop: 'workshop:elsewhere' }],
    [seat, { as: 'facilitator' }],
    [linked('plan'), { as: 'facilitator' }],
    [linked('plan'), { as: 'screen', workshop }],
    [linked('screen'), { as: 'facilitator' }],
    [{}, { as: 'reader' }],
    [cookies('seat', 'another key'), { as: 'reader' }],
    [desk, { as: 'facilitator' }, 'series:none'],
    // The cookie of one series under the name of another.
    [
      cookies('facilitator', Object.values(desk)[0] ?? '', 'series:s2'),
      { as: 'facilitator' },
      'series:s2',
    ],
  ];
  for (const [jar, wanted, into] of doors) expect(await enter(jar, wanted, into)).toBeNull();
  expect((await enter(desk, { as: 'facilitator' }))?.actor.role).toBe('facilitator');
  expect((await enter(desk, { as: 'screen', workshop }))?.actor.role).toBe('screen');
  expect((await enter(seat, { as: 'participant', workshop }))?.actor).toEqual({
    role: 'participant',
    seat: 'seat:p1',
    workshop,
  });
});

test('W21: a seat that was removed opens nothing until it is let in again, and what it had open ends', async () => {
  const person = await enter(seat, { as: 'participant', workshop });
  const reader = await enter(seat, { as: 'reader' });
  expect([person?.mayStay(), reader?.mayStay()]).toEqual([true, true]);
  const remove = (removed: boolean) =>
    must(room, facilitator, [{ name: 'seat.remove', args: { seat: 'seat:p1', removed } }]);
  await remove(true);
  expect([person?.mayStay(), reader?.mayStay()]).toEqual([false, false]);
  expect(await enter(seat, { as: 'participant', workshop })).toBeNull();
  expect(await enter(seat, { as: 'reader' })).toBeNull();
  // Who has a link of another kind still reads.
  expect(await enter({ ...seat, ...linked('plan') }, { as: 'reader' })).not.toBeNull();
  await remove(false);
  expect(await enter(seat, { as: 'participant', workshop })).not.toBeNull();
});

test('W22: a device that lets its seat go has no key to it any more, and others keep theirs', async () => {
  access.bindSeat(series, 'seat:p1', 'second device');
  const first = await enter(seat, { as: 'participant', workshop });
  access.revokeSeat(series, 'key-of-p1');
  expect(first?.mayStay()).toBe(false);
  expect(await enter(seat, { as: 'participant', workshop })).toBeNull();
  const second = await enter(cookies('seat', 'second device'), { as: 'participant', workshop });
  expect(second?.mayStay()).toBe(true);
});

test('W23: a link that ends takes with it whatever was opened by it, of every kind', async () => {
  const desk = linked('facilitator');
  const entered = [
    await enter(desk, { as: 'facilitator' }),
    await enter(desk, { as: 'screen', workshop }),
    await enter(desk, { as: 'reader' }),
  ];
  expect(entered.map((one) => one?.mayStay())).toEqual([true, true, true]);
  access.revokeLinks(series, 'facilitator', null);
  expect(entered.map((one) => one?.mayStay())).toEqual([false, false, false]);
});

test('W38: a seat that waits to be let in stands at its own door, and reads nothing of the series', async () => {
  const submit = (actor: Actor, name: string, args: unknown) => must(room, actor, [{ name, args }]);
  await submit(facilitator, 'workshop.approve', { workshop, approve: true });
  const about = { organisation: 'organisation:o0', role: 'role:r0', name: null };
  await submit({ role: 'server' }, 'seat.take', { id: 'seat:late', ...about });
  await submit({ role: 'server' }, 'seat.arrive', { seat: 'seat:late', workshop });
  access.bindSeat(series, 'seat:late', 'key-of-late');
  const late = cookies('seat', 'key-of-late');
  expect((await enter(late, { as: 'participant', workshop }))?.actor.role).toBe('participant');
  expect(await enter(late, { as: 'reader' })).toBeNull();
  await submit(facilitator, 'seat.admit', { workshop, seats: ['seat:late'] });
  expect((await enter(late, { as: 'reader' }))?.actor.role).toBe('reader');
});
