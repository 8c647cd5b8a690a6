import { parseJoin } from '#lib/methods/code.ts';
import { mutation } from '#lib/workshop/model/mutations.ts';
import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Actor } from '#lib/workshop/model/actor.ts';
import { seatsAt } from '#lib/workshop/people/attendance.ts';
import { attendanceSummaryOf, statsOf } from '#lib/workshop/visibility/derived.ts';
import { groupOf } from '#lib/workshop/groups/membership.ts';
import { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import { buildWorkshop, facilitator, must } from '../../../../tests/support/workshop-builder.ts';
import { Access } from './access.ts';
import { hasRoom, SqliteStorage } from '../db/sqlite-storage.ts';
import { opened, temporaryDirectory } from '../db/testing/temporary.ts';
import { phonePage } from '../http/phone-page.ts';
import { readAnswers, startingValues, valuesOf, type JoinAnswers } from '../http/join-form.ts';
import {
  arrive,
  attends,
  joinTargetByCode,
  joinTargetByKey,
  join,
  lendDevice,
  seatNewcomer,
  cameTogether,
  joinRefusal,
  takeBack,
  type JoinTarget,
  type JoinContext,
} from './joining.ts';
import { Arrivals, networkHash } from '../limits/arrivals.ts';
import { Rooms } from '../sockets/rooms.ts';

const CODE = '48217306';
const noon = 1_700_000_000_000;
const now = () => noon;

function openContext(directory: string): JoinContext {
  const { db } = opened(directory);
  const rooms = new Rooms({
    exists: (series) => hasRoom(db, series),
    storage: (series) => new SqliteStorage(db, series),
    broadcaster: () => new MemoryBroadcaster(),
    now,
    onFault: (fault) => {
      throw fault;
    },
  });
  return { db, access: new Access(db, now), rooms };
}

async function targetOf(context: JoinContext): Promise<JoinTarget> {
  const target = await joinTargetByCode(context, CODE);
  if (!target) throw new Error('no such workshop');
  return target;
}

const listed: JoinAnswers = {
  organisation: { id: 'organisation:o0' },
  role: { id: 'role:r0' },
  name: null,
};

describe('joining', () => {
  let context: JoinContext;
  let directory: string;

  beforeEach(async () => {
    directory = temporaryDirectory();
    context = openContext(directory);
    const room = await context.rooms.create('series:s1');
    await buildWorkshop(room, { seats: 2 });
  });

  it('finds a workshop by its code and by its key, and nothing where there is none', async () => {
    expect((await joinTargetByCode(context, CODE))?.workshop.id).toBe('workshop:w1');
    expect((await joinTargetByKey(context, 'w1'))?.series).toBe('series:s1');
    expect(await joinTargetByCode(context, '00000000')).toBeNull();
    expect(await joinTargetByKey(context, 'nowhere')).toBeNull();
  });

  it('AC5: a link opens its workshop by its digits and secret together, and by no other secret', async () => {
    const { code, secret } = (await targetOf(context)).workshop;
    expect((await joinTargetByCode(context, code, secret))?.workshop.id).toBe('workshop:w1');
    for (const other of ['', 'AAAAAAAA', secret.slice(1), `${secret}A`, secret.toLowerCase()]) {
      expect(await joinTargetByCode(context, code, other)).toBeNull();
    }
    expect(await joinTargetByCode(context, '00000000', secret)).toBeNull();
    const made = Array.from({ length: 50 }, () => context.access.newJoinCode().secret);
    expect(new Set(made).size).toBe(50);
    for (const drawn of made) expect(drawn).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
  });

  it('gives a device one seat, however often the form comes and even at the same time', async () => {
    const target = await targetOf(context);
    const before = seatsAt(target.room.store, 'workshop:w1').length;
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => join(context.access, target, 'device-1', listed)),
    );
    answers.push(await join(context.access, target, 'device-1', listed));
    expect(answers).toEqual([null, null, null, null]);
    const seats = seatsAt(target.room.store, 'workshop:w1');
    expect(seats).toHaveLength(before + 1);
    const seat = context.access.seatOf('series:s1', 'device-1');
    expect(seats.map((record) => record.id)).toContain(seat);
    expect(attends(target, seat ?? '')).toBe(true);
  });

  it('keeps the seat when the server starts anew', async () => {
    await join(context.access, await targetOf(context), 'device-1', listed);
    const again = openContext(directory);
    const seat = again.access.seatOf('series:s1', 'device-1');
    expect(attends(await targetOf(again), seat ?? '')).toBe(true);
  });

  it('gives two devices two seats, and lets a seat say anew who it is', async () => {
    const target = await targetOf(context);
    await join(context.access, target, 'device-1', listed);
    await join(context.access, target, 'device-2', listed);
    await join(context.access, target, 'device-1', {
      organisation: { id: 'organisation:o1' },
      role: { id: 'role:r0' },
      name: 'Kim',
    });
    const first = context.access.seatOf('series:s1', 'device-1');
    const second = context.access.seatOf('series:s1', 'device-2');
    expect(first).not.toBe(second);
    expect(target.room.store.get('seat', first ?? '')).toMatchObject({
      organisation: 'organisation:o1',
      name: 'Kim',
    });
  });

  it('uses an organisation and a role that are there already, whatever their capitals', async () => {
    const target = await targetOf(context);
    const own = (name: string, role: string): JoinAnswers => {
      return { organisation: { name }, role: { name: role }, name: null };
    };
    await join(context.access, target, 'device-1', own('Anhörigföreningen', 'Anhörig'));
    await join(context.access, target, 'device-2', own('  ANHÖRIGFÖRENINGEN', 'anhörig'));
    await join(context.access, target, 'device-3', own('organisation 1', 'Enhetschef'));
    const { store } = target.room;
    const names = store.list('organisation').map((organisation) => organisation.name);
    expect(names.filter((name) => /anhörig/i.test(name))).toEqual(['Anhörigföreningen']);
    expect(store.list('role')).toHaveLength(2);
    const seat = (device: string) =>
      store.get('seat', context.access.seatOf('series:s1', device) ?? '');
    expect(seat('device-1')?.organisation).toBe(seat('device-2')?.organisation);
    expect(seat('device-3')).toMatchObject({ organisation: 'organisation:o1', role: 'role:r0' });
  });

  it('NA5: an organisation or role whose name looks like that of another is that one, by whatever way it is added', async () => {
    const target = await targetOf(context);
    const { store } = target.room;
    const count = () => [store.list('organisation').length, store.list('role').length];
    await join(context.access, target, 'device-1', {
      ...{ organisation: { name: 'Solna kommun' }, role: { name: 'Närståendestöd' }, name: null },
    });
    const before = count();
    const seat = (device: string) =>
      store.get('seat', context.access.seatOf('series:s1', device) ?? '');
    const disguises = [
      ...['Sol\u200bna kommun', 'Solna\u2060 kommun', 'Sol\u00adna kommun', '\u200eSolna kommun'],
      ...[
        'Solna\u061c kommun',
        'So\u034flna kommun',
        'Solna\ufe0f kommun',
        'Solna\u{e0041} kommun',
      ],
      ...['Sol\u3164na kommun', 'S\u043elna kommun', 'Solna komm\uff55n', 'SOLNA \u00a0KOMMUN'],
    ];
    for (const [i, name] of disguises.entries()) {
      const role = { name: `N\u00e4rst\u00e5endest\u043e\u0308d${'\u200b'.repeat(i)}` };
      const answers: JoinAnswers = { organisation: { name }, role, name: null };
      expect(await join(context.access, target, `disguised-${i}`, answers)).toBeNull();
      expect(seat(`disguised-${i}`)).toMatchObject({
        organisation: seat('device-1')?.organisation,
        role: seat('device-1')?.role,
      });
    }
    const facilitator = { role: 'facilitator', link: 'link:l1', device: 'device:d1' } as const;
    await target.room.submit(facilitator, 'test', [
      {
        name: 'organisation.add',
        args: { id: 'organisation:twin', name: 'Solna k\u043emmun', kind: 'kommun' },
      },
      { name: 'role.add', args: { id: 'role:twin', name: 'N\u00e4rst\u00e5endestöd\u200d' } },
    ]);
    expect(count()).toEqual(before);
  });

  it('says why a closed, locked or unknown choice does not let in, and leaves nothing behind', async () => {
    const target = await targetOf(context);
    const organisations = target.room.store.list('organisation').length;
    const workshop = 'workshop:w1';
    const stranger: JoinAnswers = { ...listed, organisation: { name: 'Ny organisation' } };

    await must(target.room, facilitator, [mutation('workshop.lock', { workshop, locked: true })]);
    expect(await join(context.access, await targetOf(context), 'd', stranger)).toBe(
      'workshop.locked',
    );
    await must(target.room, facilitator, [mutation('workshop.lock', { workshop, locked: false })]);
    await must(target.room, facilitator, [mutation('workshop.close', { workshop })]);
    expect(await join(context.access, await targetOf(context), 'd', stranger)).toBe(
      'workshop.closed',
    );
    await must(target.room, facilitator, [mutation('workshop.open', { workshop })]);
    const nowhere: JoinAnswers = { ...listed, organisation: { id: 'organisation:none' } };
    expect(await join(context.access, await targetOf(context), 'd', nowhere)).toBe(
      'organisation.unknown',
    );

    expect(target.room.store.list('organisation')).toHaveLength(organisations);
    expect(context.access.seatOf('series:s1', 'd')).toBeNull();
  });

  it('lets those who are in stay in when it is locked or closed, but not who was shown out', async () => {
    const target = await targetOf(context);
    const workshop = 'workshop:w1';
    await must(target.room, facilitator, [
      mutation('workshop.lock', { workshop, locked: true }),
      mutation('workshop.close', { workshop }),
    ]);
    const after = await targetOf(context);
    expect(joinRefusal(after, 'seat:p1')).toBeNull();
    expect(await arrive(after, 'seat:p1')).toBeNull();
    expect(joinRefusal(after, null)).toBe('workshop.closed');
    await must(target.room, facilitator, [
      mutation('seat.remove', { seat: 'seat:p1', removed: true }),
    ]);
    expect(joinRefusal(after, 'seat:p1')).toBe('access.removed');
    expect(attends(after, 'seat:p1')).toBe(false);
  });

  it('is full at a thousand', async () => {
    const target = await targetOf(context);
    const server: Actor = { role: 'server' };
    const people = Array.from({ length: 998 }, (_, i) => `seat:more${i}`);
    await must(
      target.room,
      server,
      people.flatMap((seat) => [
        mutation('seat.take', {
          id: seat,
          organisation: 'organisation:o0',
          role: 'role:r0',
          name: null,
        }),
        mutation('seat.arrive', { seat, workshop: 'workshop:w1' }),
      ]),
    );
    expect(await join(context.access, target, 'late', listed)).toBe('workshop.full');
  });

  it('lets people into the lobby of a planned workshop', async () => {
    const target = await targetOf(context);
    const code = '11112222';
    await must(target.room, { role: 'server' }, [
      mutation('workshop.create', {
        id: 'workshop:w2',
        code,
        secret: 'K7M4QTAB',
        title: 'Workshop 2',
        date: '2026-10-22',
        place: null,
        groupSize: 4,
      }),
    ]);
    const later = await joinTargetByCode(context, code);
    if (!later) throw new Error('no such workshop');
    expect(await join(context.access, later, 'device-1', listed)).toBeNull();
    expect(attends(later, context.access.seatOf('series:s1', 'device-1') ?? '')).toBe(true);
  });
});

describe('somebody without a phone', () => {
  async function openTarget(): Promise<{
    readonly context: JoinContext;
    readonly target: JoinTarget;
  }> {
    const context = openContext(temporaryDirectory());
    const room = await context.rooms.create('series:s1');
    await buildWorkshop(room, { seats: 2 });
    return { context, target: await targetOf(context) };
  }
  const newcomer = (target: JoinTarget) =>
    seatsAt(target.room.store, 'workshop:w1').find(({ phone }) => phone === 'none');

  it('HE6: a participant without a phone is added on the console, is grouped and counted, and is never listed as offline', async () => {
    const { target } = await openTarget();
    const { store } = target.room;
    const groups = ['A', 'B'].map((letter, at) => ({
      ...{ id: `group:${letter}`, letter, place: null },
      seats: [`seat:p${at + 1}`],
    }));
    const form = mutation('group.form', { round: 'step:groups', groups });
    await must(target.room, facilitator, [form]);
    // Also where everybody else waits to be let in: the facilitator has seen them.
    const approve = { workshop: 'workshop:w1', approve: true };
    await must(target.room, facilitator, [mutation('workshop.approve', approve)]);
    const now = store.get('workshop', 'workshop:w1') ?? target.workshop;
    const answers = { ...listed, name: 'Gun' };
    expect(await seatNewcomer({ ...target, workshop: now }, answers, facilitator)).toBeNull();
    const seat = newcomer(target);
    expect(seat).toMatchObject({ name: 'Gun', phone: 'none', organisation: 'organisation:o0' });
    expect(groupOf(store, 'step:groups', seat?.id ?? '')?.letter).toMatch(/^[AB]$/u);
    expect(statsOf(now, store)).toMatchObject({ arrived: 3 });
    expect(attendanceSummaryOf(now, store).lines).toContainEqual({
      ...{ organisation: 'organisation:o0', role: 'role:r0', count: 2 },
    });
    // Closed is closed, and nobody is left on a list.
    await must(target.room, facilitator, [mutation('workshop.close', { workshop: now.id })]);
    const lockedNow = { ...target, workshop: store.get('workshop', now.id) ?? now };
    expect(await seatNewcomer(lockedNow, answers, facilitator)).toBe('workshop.closed');
    expect(store.list('seat')).toHaveLength(3);
  });

  it("HE7: a reserve device opens the seat it was issued for, once, and the seat's owner is told", async () => {
    const { context, target } = await openTarget();
    await seatNewcomer(target, listed, facilitator);
    const without = newcomer(target)?.id ?? '';
    await join(context.access, target, 'own-phone', listed);
    const own = context.access.seatOf('series:s1', 'own-phone') ?? '';
    for (const seat of [without, own]) {
      const before = target.room.store.get('seat', seat);
      const lent = await lendDevice(context.access, target, seat, noon);
      if (!lent.ok) throw new Error(lent.refused);
      // What the phone of whoever has the seat shows; nothing else of the seat has changed.
      const loans = seat === own ? [{ from: noon, until: null }] : [];
      expect(target.room.store.get('seat', seat)).toEqual({ ...before, phone: 'lent', loans });
      const again = await lendDevice(context.access, target, seat, noon + 1);
      if (!again.ok) throw new Error(again.refused);
      expect(context.access.redeemPersonalCode('series:s1', lent.code)).toBeNull();
      expect(context.access.redeemPersonalCode('series:s2', again.code)).toBeNull();
      const held = { seat, lent: seat === own };
      expect(context.access.redeemPersonalCode('series:s1', again.code)).toEqual(held);
      expect(context.access.redeemPersonalCode('series:s1', again.code)).toBeNull();
    }
    // An own phone stays in, and says so itself.
    expect(context.access.seatOf('series:s1', 'own-phone')).toBe(own);
    await join(context.access, target, 'own-phone', listed);
    expect(target.room.store.get('seat', own)?.phone).toBe('lent');
    expect(await takeBack(context.access, target, 'own-phone', noon + 2)).toBeNull();
    expect(target.room.store.get('seat', own)?.phone).toBe('own');
    const refused = { ok: false, refused: 'seat.unknown' };
    expect(await lendDevice(context.access, target, 'seat:nobody', noon)).toEqual(refused);
    await must(target.room, facilitator, [
      mutation('seat.remove', { seat: without, removed: true }),
    ]);
    expect(await lendDevice(context.access, target, without, noon)).toEqual(refused);
  });
});

describe('seats that are lent, named and removed', () => {
  let context: JoinContext;
  let target: JoinTarget;
  const seatOf = (key: string) => context.access.seatOf('series:s1', key) ?? '';
  const record = (key: string) => target.room.store.get('seat', seatOf(key));
  const actorOf = (key: string) =>
    context.access.actor(() => key, 'series:s1', { as: 'participant', workshop: 'workshop:w1' });

  beforeEach(async () => {
    context = openContext(temporaryDirectory());
    await buildWorkshop(await context.rooms.create('series:s1'), { seats: 2 });
    target = await targetOf(context);
    await join(context.access, target, 'anna', listed);
  });

  /** Lends Anna's seat to a device that keeps this key. */
  async function borrow(key: string, at = noon): Promise<void> {
    const lent = await lendDevice(context.access, target, seatOf('anna'), at);
    const held = lent.ok ? context.access.redeemPersonalCode('series:s1', lent.code) : null;
    if (!held) throw new Error('no code');
    context.access.bindSeat('series:s1', held.seat, key, held.lent);
  }

  test('ST1: a seat that was lent stays lent until its own device takes it back, whatever form is sent', async () => {
    await borrow('borrowed');
    expect(actorOf('borrowed')).toMatchObject({ lent: true });
    // As it was attacked: the form of joining again, with the same answers and with others.
    const other = { ...listed, organisation: { id: 'organisation:o1' }, name: 'Mallory' };
    for (const answers of [listed, other]) {
      expect(await join(context.access, target, 'borrowed', answers)).toBeNull();
      expect(record('anna')).toMatchObject({ phone: 'lent', name: null });
      expect(record('anna')?.organisation).toBe('organisation:o0');
      expect(actorOf('borrowed')).toMatchObject({ lent: true });
    }
    expect(await takeBack(context.access, target, 'borrowed', noon + 1)).toBe('access.not-allowed');
    expect(await takeBack(context.access, target, 'a stranger', noon + 1)).toBe(
      'access.not-allowed',
    );
    expect(record('anna')?.phone).toBe('lent');
    // Its own device says anew who it is, which takes nothing back either.
    expect(await join(context.access, target, 'anna', { ...listed, name: 'Anna' })).toBeNull();
    expect(record('anna')).toMatchObject({ phone: 'lent', name: 'Anna' });
    // Another loan ends the one before, and so does taking back.
    await borrow('second', noon + 2);
    expect(actorOf('borrowed')).toBeNull();
    expect(await takeBack(context.access, target, 'anna', noon + 3)).toBeNull();
    expect(actorOf('second')).toBeNull();
    expect(actorOf('anna')).not.toHaveProperty('lent');
    expect(record('anna')).toMatchObject({
      phone: 'own',
      loans: [
        { from: noon, until: noon + 2 },
        { from: noon + 2, until: noon + 3 },
      ],
    });
  });

  test('ST9: who came from the same network from a time on is found together, and no address is kept', async () => {
    const arrivals = new Arrivals();
    const from = (key: string, address: string) =>
      arrivals.remember('series:s1', seatOf(key), address);
    for (const key of ['first', 'flood-1', 'flood-2', 'elsewhere']) {
      await join(context.access, target, key, listed);
      from(key, key === 'elsewhere' ? '198.51.100.9' : '203.0.113.7');
    }
    const together = (key: string, since = 0) =>
      cameTogether(target, arrivals, { seat: seatOf(key), from: since });
    const flood = ['first', 'flood-1', 'flood-2'].map(seatOf);
    expect(together('flood-1').toSorted()).toEqual(flood.toSorted());
    expect(together('elsewhere')).toEqual([seatOf('elsewhere')]);
    // Of those who came another way, or before the server was started, nothing is known.
    expect(together('anna')).toEqual([]);
    const later = target.room.store.list('attendance').at(-1)?.arrivedAt ?? 0;
    expect(together('flood-1', later + 1)).toEqual([]);
    await must(target.room, facilitator, [
      mutation('seat.removeMany', { seats: together('flood-1'), removed: true }),
    ]);
    expect(together('flood-1')).toEqual([]);
    await must(target.room, facilitator, [
      mutation('seat.removeMany', { seats: flood, removed: false }),
    ]);
    expect(together('flood-1')).toHaveLength(3);
    // Of an address nothing can be told without a key that each process has for itself.
    const [here, there] = [new Uint8Array(32), new Uint8Array(32).fill(1)];
    expect(networkHash('203.0.113.7', here)).toBe(networkHash('203.0.113.7', here));
    expect(networkHash('203.0.113.7', here)).not.toBe(networkHash('203.0.113.7', there));
    expect(networkHash('203.0.113.7', here)).not.toContain('203.0.113');
    const kept = JSON.stringify(
      (['seat', 'attendance'] as const).map((type) => target.room.store.list(type)),
    );
    expect(kept).not.toContain('203.0.113');
    // Another series, and another address of the same seat later, tell nothing more.
    from('flood-1', '198.51.100.9');
    expect(together('flood-1')).toHaveLength(3);
    expect(arrivals.together('series:s2', seatOf('flood-1'), flood)).toEqual([]);
  });

  test('ST11: a seat adds at most four organisations and roles to the lists, ever', async () => {
    const before = target.room.store.list('organisation').length;
    const own = (n: number): JoinAnswers => ({ ...listed, organisation: { name: `Own ${n}` } });
    // Also at the same time.
    const answers = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((n) => join(context.access, target, 'mallory', own(n))),
    );
    for (const n of [6, 7]) answers.push(await join(context.access, target, 'mallory', own(n)));
    expect(answers.filter((code) => code === null)).toHaveLength(4);
    expect(new Set(answers)).toEqual(new Set([null, 'seat.names']));
    const both = { ...own(8), role: { name: 'Own role' } };
    expect(await join(context.access, target, 'mallory', both)).toBe('seat.names');
    expect(target.room.store.list('organisation')).toHaveLength(before + 4);
    expect(target.room.store.list('role').map(({ name }) => name)).not.toContain('Own role');
    // What is in the list already can be chosen as often as one likes, also by its name.
    expect(await join(context.access, target, 'mallory', own(0))).toBeNull();
    expect(await join(context.access, target, 'mallory', listed)).toBeNull();
    expect(await join(context.access, target, 'somebody', own(9))).toBeNull();
  });

  test('ST16: the page of somebody who waits to be let in is told neither the title nor the code', async () => {
    const workshop = 'workshop:w1';
    await must(target.room, facilitator, [
      mutation('workshop.approve', { workshop, approve: true }),
    ]);
    target = await targetOf(context);
    expect(await join(context.access, target, 'waiting', listed)).toBeNull();
    const page = () => JSON.stringify(phonePage(target, seatOf('waiting')));
    for (const secret of [target.workshop.title, target.workshop.code, target.workshop.secret]) {
      expect(page()).not.toContain(secret);
    }
    const admit = mutation('seat.admit', { workshop, seats: [seatOf('waiting')] });
    await must(target.room, facilitator, [admit]);
    expect(page()).toContain(target.workshop.title);
    expect(page()).toContain(target.workshop.code);
  });

  test('ST17: whoever only reads the plan, or knows the id of a workshop, has no way into it', async () => {
    const grant = context.access.redeem(context.access.createLink('series:s1', 'plan'));
    const asks = { as: 'participant', workshop: 'workshop:w1' } as const;
    expect(context.access.actor(() => grant?.token, 'series:s1', asks)).toBeNull();
    const view = target.room.view(['public', 'archive']);
    const shown = view.list('workshop');
    expect(shown.length).toBeGreaterThan(0);
    for (const { code, secret } of shown) expect([code, secret]).toEqual(['', '']);
    // Neither the id nor its key is a code, with or without what stands after one.
    for (const { id } of shown) {
      for (const typed of [id, id.slice('workshop:'.length)]) {
        expect(parseJoin(typed)).toBeNull();
        expect(await joinTargetByCode(context, typed)).toBeNull();
      }
    }
  });

  test('ST12: what somebody has named who waits to be let in is offered to nobody until they are in, and they add no more', async () => {
    const workshop = 'workshop:w1';
    await must(target.room, facilitator, [
      mutation('workshop.approve', { workshop, approve: true }),
    ]);
    target = await targetOf(context);
    const own = (name: string): JoinAnswers => ({
      ...{ organisation: { name }, role: { name: `Role of ${name}` }, name: null },
    });
    expect(await join(context.access, target, 'waiting', own('Mine'))).toBeNull();
    expect(await join(context.access, target, 'waiting', own('More'))).toBe('access.waiting');
    const offered = (audience: string) =>
      (['organisation', 'role'] as const).flatMap((type) =>
        target.room
          .view([audience])
          .list(type)
          .map(({ name }) => name),
      );
    expect(offered('public')).not.toContain('Mine');
    expect(offered('public')).not.toContain('Role of Mine');
    // Who decides whether to let them in reads what they say they are.
    expect(offered('host')).toContain('Mine');
    expect(offered('host')).not.toContain('More');
    const admit = mutation('seat.admit', { workshop, seats: [seatOf('waiting')] });
    await must(target.room, facilitator, [admit]);
    expect(offered('public')).toContain('Mine');
    expect(offered('public')).toContain('Role of Mine');
    // What somebody else has named who is in is no longer held back.
    expect(await join(context.access, target, 'second', own('Shared'))).toBeNull();
    expect(offered('public')).not.toContain('Shared');
    expect(await join(context.access, target, 'anna', own('Shared'))).toBeNull();
    expect(offered('public')).toContain('Shared');
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

  it('JF4: the only organisation is chosen from the start, unless people write their own', () => {
    const one = [{ id: 'organisation:a' }];
    const two = [...one, { id: 'organisation:b' }];
    const chosen = (...args: Parameters<typeof startingValues>) =>
      startingValues(...args)?.organisation ?? null;
    expect(chosen(undefined, one, [])).toBe('organisation:a');
    expect(chosen(undefined, one, [{ added: 0 }, { added: 0 }])).toBe('organisation:a');
    expect(chosen(undefined, one, [{ added: 0 }, { added: 1 }])).toBeNull();
    expect(chosen(undefined, two, [])).toBeNull();
    expect(chosen(undefined, [], [])).toBeNull();
    const own = { organisation: 'organisation:b', role: 'role:r', name: null };
    expect(startingValues(own, one, [])).toEqual({
      ...{ organisation: 'organisation:b', ownOrganisation: '' },
      ...{ role: 'role:r', ownRole: '', name: '' },
    });
  });
});
