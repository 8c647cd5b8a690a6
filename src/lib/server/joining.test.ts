import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/workshop/actor.ts';
import { seatsAt } from '#lib/workshop/attendance.ts';
import { censusOf, tallyOf } from '#lib/workshop/derived.ts';
import { groupOf } from '#lib/workshop/membership.ts';
import { MemoryHall } from '#lib/sync/memory-hall.ts';
import { buildWorkshop, facilitator, must } from '../../../tests/support/workshop-builder.ts';
import { Access } from './access/access.ts';
import { hasRoom, SqliteStorage } from './db/sqlite-storage.ts';
import { opened, temporaryDirectory } from './db/testing/temporary.ts';
import { readAnswers, valuesOf, type JoinAnswers } from './join-form.ts';
import {
  arrive,
  attends,
  doorByCode,
  doorByKey,
  join,
  lendDevice,
  seatNewcomer,
  shut,
  type Door,
  type House,
} from './joining.ts';
import { Rooms } from './rooms/rooms.ts';

const CODE = '48217306';
const now = () => 1_700_000_000_000;

function openHouse(directory: string): House {
  const { db } = opened(directory);
  const rooms = new Rooms({
    exists: (series) => hasRoom(db, series),
    storage: (series) => new SqliteStorage(db, series),
    hall: () => new MemoryHall(),
    now,
    onFault: (fault) => {
      throw fault;
    },
  });
  return { db, access: new Access(db, now), rooms };
}

async function doorOf(house: House): Promise<Door> {
  const door = await doorByCode(house, CODE);
  if (!door) throw new Error('no door');
  return door;
}

const listed: JoinAnswers = {
  organisation: { id: 'organisation:o0' },
  role: { id: 'role:r0' },
  name: null,
};

describe('joining', () => {
  let house: House;
  let directory: string;

  beforeEach(async () => {
    directory = temporaryDirectory();
    house = openHouse(directory);
    const room = await house.rooms.create('series:s1');
    await buildWorkshop(room, { seats: 2 });
  });

  it('finds a workshop by its code and by its key, and nothing where there is none', async () => {
    expect((await doorByCode(house, CODE))?.workshop.id).toBe('workshop:w1');
    expect((await doorByKey(house, 'w1'))?.series).toBe('series:s1');
    expect(await doorByCode(house, '00000000')).toBeNull();
    expect(await doorByKey(house, 'nowhere')).toBeNull();
  });

  it('gives a device one seat, however often the form comes and even at the same time', async () => {
    const door = await doorOf(house);
    const before = seatsAt(door.room.store, 'workshop:w1').length;
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => join(house.access, door, 'device-1', listed)),
    );
    answers.push(await join(house.access, door, 'device-1', listed));
    expect(answers).toEqual([null, null, null, null]);
    const seats = seatsAt(door.room.store, 'workshop:w1');
    expect(seats).toHaveLength(before + 1);
    const seat = house.access.seatOf('series:s1', 'device-1');
    expect(seats.map((one) => one.id)).toContain(seat);
    expect(attends(door, seat ?? '')).toBe(true);
  });

  it('keeps the seat when the server starts anew', async () => {
    await join(house.access, await doorOf(house), 'device-1', listed);
    const again = openHouse(directory);
    const seat = again.access.seatOf('series:s1', 'device-1');
    expect(attends(await doorOf(again), seat ?? '')).toBe(true);
  });

  it('gives two devices two seats, and lets a seat say anew who it is', async () => {
    const door = await doorOf(house);
    await join(house.access, door, 'device-1', listed);
    await join(house.access, door, 'device-2', listed);
    await join(house.access, door, 'device-1', {
      organisation: { id: 'organisation:o1' },
      role: { id: 'role:r0' },
      name: 'Kim',
    });
    const first = house.access.seatOf('series:s1', 'device-1');
    const second = house.access.seatOf('series:s1', 'device-2');
    expect(first).not.toBe(second);
    expect(door.room.store.get('seat', first ?? '')).toMatchObject({
      organisation: 'organisation:o1',
      name: 'Kim',
    });
  });

  it('uses an organisation and a role that are there already, whatever their capitals', async () => {
    const door = await doorOf(house);
    const own = (name: string, role: string): JoinAnswers => {
      return { organisation: { name }, role: { name: role }, name: null };
    };
    await join(house.access, door, 'device-1', own('Anhörigföreningen', 'Anhörig'));
    await join(house.access, door, 'device-2', own('  ANHÖRIGFÖRENINGEN', 'anhörig'));
    await join(house.access, door, 'device-3', own('organisation 1', 'Enhetschef'));
    const { store } = door.room;
    const names = store.list('organisation').map((one) => one.name);
    expect(names.filter((name) => /anhörig/i.test(name))).toEqual(['Anhörigföreningen']);
    expect(store.list('role')).toHaveLength(2);
    const seat = (device: string) =>
      store.get('seat', house.access.seatOf('series:s1', device) ?? '');
    expect(seat('device-1')?.organisation).toBe(seat('device-2')?.organisation);
    expect(seat('device-3')).toMatchObject({ organisation: 'organisation:o1', role: 'role:r0' });
  });

  it('says why a closed, locked or unknown choice does not let in, and leaves nothing behind', async () => {
    const door = await doorOf(house);
    const organisations = door.room.store.list('organisation').length;
    const workshop = 'workshop:w1';
    const stranger: JoinAnswers = { ...listed, organisation: { name: 'Ny organisation' } };

    await must(door.room, facilitator, [
      { name: 'workshop.lock', args: { workshop, locked: true } },
    ]);
    expect(await join(house.access, await doorOf(house), 'd', stranger)).toBe('workshop.locked');
    await must(door.room, facilitator, [
      { name: 'workshop.lock', args: { workshop, locked: false } },
    ]);
    await must(door.room, facilitator, [{ name: 'workshop.close', args: { workshop } }]);
    expect(await join(house.access, await doorOf(house), 'd', stranger)).toBe('workshop.closed');
    await must(door.room, facilitator, [{ name: 'workshop.open', args: { workshop } }]);
    const nowhere: JoinAnswers = { ...listed, organisation: { id: 'organisation:none' } };
    expect(await join(house.access, await doorOf(house), 'd', nowhere)).toBe(
      'organisation.unknown',
    );

    expect(door.room.store.list('organisation')).toHaveLength(organisations);
    expect(house.access.seatOf('series:s1', 'd')).toBeNull();
  });

  it('lets those who are in stay in when it is locked or closed, but not who was shown out', async () => {
    const door = await doorOf(house);
    const workshop = 'workshop:w1';
    await must(door.room, facilitator, [
      { name: 'workshop.lock', args: { workshop, locked: true } },
      { name: 'workshop.close', args: { workshop } },
    ]);
    const after = await doorOf(house);
    expect(shut(after, 'seat:p1')).toBeNull();
    expect(await arrive(after, 'seat:p1')).toBeNull();
    expect(shut(after, null)).toBe('workshop.closed');
    await must(door.room, facilitator, [
      { name: 'seat.remove', args: { seat: 'seat:p1', removed: true } },
    ]);
    expect(shut(after, 'seat:p1')).toBe('access.removed');
    expect(attends(after, 'seat:p1')).toBe(false);
  });

  it('is full at a thousand', async () => {
    const door = await doorOf(house);
    const server: Actor = { role: 'server' };
    const people = Array.from({ length: 998 }, (_, i) => `seat:more${i}`);
    await must(
      door.room,
      server,
      people.flatMap((seat) => [
        {
          name: 'seat.take',
          args: { id: seat, organisation: 'organisation:o0', role: 'role:r0', name: null },
        },
        { name: 'seat.arrive', args: { seat, workshop: 'workshop:w1' } },
      ]),
    );
    expect(await join(house.access, door, 'late', listed)).toBe('workshop.full');
  });

  it('lets people into the lobby of a planned workshop', async () => {
    const door = await doorOf(house);
    const code = '11112222';
    await must(door.room, { role: 'server' }, [
      {
        name: 'workshop.create',
        args: {
          id: 'workshop:w2',
          code,
          title: 'Workshop 2',
          date: '2026-10-22',
          place: null,
          groupSize: 4,
        },
      },
    ]);
    const later = await doorByCode(house, code);
    if (!later) throw new Error('no door');
    expect(await join(house.access, later, 'device-1', listed)).toBeNull();
    expect(attends(later, house.access.seatOf('series:s1', 'device-1') ?? '')).toBe(true);
  });
});

describe('somebody without a phone', () => {
  async function openDoor(): Promise<{ readonly house: House; readonly door: Door }> {
    const house = openHouse(temporaryDirectory());
    const room = await house.rooms.create('series:s1');
    await buildWorkshop(room, { seats: 2 });
    return { house, door: await doorOf(house) };
  }
  const newcomer = (door: Door) =>
    seatsAt(door.room.store, 'workshop:w1').find(({ phone }) => phone === 'none');

  it('HE6: who has no phone is added at the console, sits in a group and counts, and is never called cut off or silent', async () => {
    const { door } = await openDoor();
    const { store } = door.room;
    const groups = ['A', 'B'].map((letter, at) => ({
      ...{ id: `group:${letter}`, letter, place: null },
      seats: [`seat:p${at + 1}`],
    }));
    const form = { name: 'group.form', args: { round: 'step:groups', groups } };
    await must(door.room, facilitator, [form]);
    // Also where everybody else waits to be let in: the facilitator has seen them.
    const approve = { workshop: 'workshop:w1', approve: true };
    await must(door.room, facilitator, [{ name: 'workshop.approve', args: approve }]);
    const now = store.get('workshop', 'workshop:w1') ?? door.workshop;
    const answers = { ...listed, name: 'Gun' };
    expect(await seatNewcomer({ ...door, workshop: now }, answers, facilitator)).toBeNull();
    const seat = newcomer(door);
    expect(seat).toMatchObject({ name: 'Gun', phone: 'none', organisation: 'organisation:o0' });
    expect(groupOf(store, 'step:groups', seat?.id ?? '')?.letter).toMatch(/^[AB]$/u);
    expect(tallyOf(now, store)).toMatchObject({ arrived: 3 });
    expect(censusOf(now, store).lines).toContainEqual({
      ...{ organisation: 'organisation:o0', role: 'role:r0', count: 2 },
    });
    // Closed is closed, and nobody is left on a list.
    await must(door.room, facilitator, [{ name: 'workshop.close', args: { workshop: now.id } }]);
    const shutNow = { ...door, workshop: store.get('workshop', now.id) ?? now };
    expect(await seatNewcomer(shutNow, answers, facilitator)).toBe('workshop.closed');
    expect(store.list('seat')).toHaveLength(3);
  });

  it('HE7: a reserve device opens the seat it was handed out for, once, and whoever has the seat is told of it', async () => {
    const { house, door } = await openDoor();
    await seatNewcomer(door, listed, facilitator);
    const without = newcomer(door)?.id ?? '';
    await join(house.access, door, 'own-phone', listed);
    const own = house.access.seatOf('series:s1', 'own-phone') ?? '';
    for (const seat of [without, own]) {
      const before = door.room.store.get('seat', seat);
      const lent = await lendDevice(house.access, door, seat);
      if (!lent.ok) throw new Error(lent.refused);
      // What the phone of whoever has the seat shows; nothing else of the seat has changed.
      expect(door.room.store.get('seat', seat)).toEqual({ ...before, phone: 'lent' });
      const again = await lendDevice(house.access, door, seat);
      if (!again.ok) throw new Error(again.refused);
      expect(house.access.redeemPersonalCode('series:s1', lent.code)).toBeNull();
      expect(house.access.redeemPersonalCode('series:s2', again.code)).toBeNull();
      expect(house.access.redeemPersonalCode('series:s1', again.code)).toBe(seat);
      expect(house.access.redeemPersonalCode('series:s1', again.code)).toBeNull();
    }
    // An own phone stays in, and says so itself.
    expect(house.access.seatOf('series:s1', 'own-phone')).toBe(own);
    await join(house.access, door, 'own-phone', listed);
    expect(door.room.store.get('seat', own)?.phone).toBe('own');
    const refused = { ok: false, refused: 'seat.unknown' };
    expect(await lendDevice(house.access, door, 'seat:nobody')).toEqual(refused);
    await must(door.room, facilitator, [
      { name: 'seat.remove', args: { seat: without, removed: true } },
    ]);
    expect(await lendDevice(house.access, door, without)).toEqual(refused);
  });
});

describe('the form', () => {
  function form(values: Record<string, string>): ReturnType<typeof readAnswers> {
    const data = new FormData();
    for (const [name, value] of Object.entries(values)) data.set(name, value);
    return readAnswers(valuesOf(data));
  }

  it('takes what was chosen before what was written', () => {
    expect(
      form({ organisation: 'organisation:a', 'own-organisation': 'x', role: 'role:b' }),
    ).toEqual({
      ok: true,
      answers: { organisation: { id: 'organisation:a' }, role: { id: 'role:b' }, name: null },
    });
  });

  it('takes a text of one’s own, cleaned, with or without its choice', () => {
    const answers = { organisation: { name: 'Å' }, role: { name: 'Lots' }, name: 'Kim' };
    const values = { 'own-organisation': ' A\u030a ', 'own-role': 'Lots', name: ' Kim ' };
    expect(form(values)).toEqual({ ok: true, answers });
    expect(form({ ...values, organisation: 'own', role: 'own' })).toEqual({ ok: true, answers });
  });

  it('says everything that is missing or too long at once', () => {
    expect(form({ role: 'own', name: 'x'.repeat(61) })).toEqual({
      ok: false,
      errors: { organisation: 'organisation.unknown', role: 'text.empty', name: 'text.too-long' },
    });
  });
});
