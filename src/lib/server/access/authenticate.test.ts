import type { ArgsOf, DomainMutation, MutationName } from '#lib/workshop/model/mutations.ts';
import { mutation } from '#lib/workshop/model/mutations.ts';
import { beforeEach, expect, test } from 'vitest';
import { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { buildWorkshop, facilitator, must } from '../../../../tests/support/workshop-builder.ts';
import { Access, type Wanted } from './access.ts';
import { cookieName, type AccessKind } from './cookies.ts';
import { hasRoom, SqliteStorage } from '../db/sqlite-storage.ts';
import { opened, temporaryDirectory } from '../db/testing/temporary.ts';
import { authenticate } from './authenticate.ts';
import { Rooms, type SeriesRoom } from '../sockets/rooms.ts';

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
    exists: (series) => hasRoom(db, series),
    storage: (series) => new SqliteStorage(db, series),
    broadcaster: () => new MemoryBroadcaster(),
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
  authenticate({ access, rooms }, (name) => jar[name], into, wanted);
const seat = cookies('seat', 'key-of-p1');
const linked = (kind: 'facilitator' | 'screen' | 'plan') =>
  cookies(kind, access.redeem(access.createLink(series, kind))?.token ?? '');

test('W20: a series without access, a workshop of another series and a missing series are indistinguishable', async () => {
  const desk = linked('facilitator');
  const attempts: readonly (readonly [Record<string, string>, Wanted, string?])[] = [
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
  for (const [jar, wanted, into] of attempts) expect(await enter(jar, wanted, into)).toBeNull();
  expect((await enter(desk, { as: 'facilitator' }))?.actor.role).toBe('facilitator');
  expect((await enter(desk, { as: 'screen', workshop }))?.actor.role).toBe('screen');
  expect((await enter(seat, { as: 'participant', workshop }))?.actor).toEqual({
    role: 'participant',
    seat: 'seat:p1',
    workshop,
  });
});

test('W21: a removed seat opens nothing until it is restored, and its open connections end', async () => {
  const person = await enter(seat, { as: 'participant', workshop });
  const reader = await enter(seat, { as: 'reader' });
  expect([person?.mayStay(), reader?.mayStay()]).toEqual([true, true]);
  const remove = (removed: boolean) =>
    must(room, facilitator, [mutation('seat.remove', { seat: 'seat:p1', removed })]);
  await remove(true);
  expect([person?.mayStay(), reader?.mayStay()]).toEqual([false, false]);
  expect(await enter(seat, { as: 'participant', workshop })).toBeNull();
  expect(await enter(seat, { as: 'reader' })).toBeNull();
  // Who has a link of another kind still reads.
  expect(await enter({ ...seat, ...linked('plan') }, { as: 'reader' })).not.toBeNull();
  await remove(false);
  expect(await enter(seat, { as: 'participant', workshop })).not.toBeNull();
});

test('W22: a device that gives up its seat loses its key, and other devices keep theirs', async () => {
  access.bindSeat(series, 'seat:p1', 'second device');
  const first = await enter(seat, { as: 'participant', workshop });
  access.revokeSeat(series, 'key-of-p1');
  expect(first?.mayStay()).toBe(false);
  expect(await enter(seat, { as: 'participant', workshop })).toBeNull();
  const second = await enter(cookies('seat', 'second device'), { as: 'participant', workshop });
  expect(second?.mayStay()).toBe(true);
});

test('W23: a revoked link ends everything that was opened with it', async () => {
  const desk = linked('facilitator');
  const entered = [
    await enter(desk, { as: 'facilitator' }),
    await enter(desk, { as: 'screen', workshop }),
    await enter(desk, { as: 'reader' }),
  ];
  expect(entered.map((result) => result?.mayStay())).toEqual([true, true, true]);
  access.revokeLinks(series, 'facilitator', null);
  expect(entered.map((result) => result?.mayStay())).toEqual([false, false, false]);
});

test('W38: a seat waiting for admission can open only its waiting page, and reads nothing of the series', async () => {
  const submit = <Name extends MutationName>(actor: Actor, name: Name, args: ArgsOf<Name>) =>
    must(room, actor, [{ name, args } as DomainMutation]);
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
