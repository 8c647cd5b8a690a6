/** The form of the join page, sent by very many at once: the page's own action, and a real database. */
import { isActionFailure, isRedirect, type Cookies } from '@sveltejs/kit';
import { expect, test, vi } from 'vitest';
import { MemoryBroadcaster } from '#lib/sync/room/memory-broadcaster.ts';
import { Access } from '#lib/server/access/access.ts';
import { hasRoom, SqliteStorage } from '#lib/server/db/sqlite-storage.ts';
import { opened, temporaryDirectory } from '#lib/server/db/testing/temporary.ts';
import type { JoinContext } from '#lib/server/access/joining.ts';
import { Rooms } from '#lib/server/sockets/rooms.ts';
import { buildWorkshop } from '../support/workshop-builder.ts';
import { actions } from '../../src/routes/[code=joincode]/+page.server.ts';

let context: JoinContext;
// Before the door is opened, which keeps the clock that it was given.
vi.hoisted(() => vi.useFakeTimers({ toFake: ['Date'] }));
vi.mock('#lib/server/server-context.ts', () => ({ serverContext: () => context }));

const CODE = '48217306';
const typed = {
  ...{ organisation: 'organisation:o0', 'own-organisation': '' },
  ...{ role: 'own', 'own-role': 'Rektor', name: 'Lingon' },
};

/** A visitor's browser: its cookies, and what it is told when it sends the form. */
function visitor(address: string, able = true) {
  const jar = new Map<string, string>(able ? [['bikupa_able', '1']] : []);
  const cookies = {
    get: (name: string) => jar.get(name),
    set: (name: string, value: string) => void jar.set(name, value),
  } as unknown as Cookies;
  return async (fields: Record<string, string> = typed) => {
    const url = new URL(`http://127.0.0.1/${CODE}?/join`);
    const request = new Request(url, { method: 'POST', body: new URLSearchParams(fields) });
    const event = {
      params: { code: CODE },
      route: { id: '/[code=joincode]' },
      request,
      cookies,
      url,
      getClientAddress: () => address,
    };
    try {
      return await actions['join']?.(event as never);
    } catch (thrown) {
      if (isRedirect(thrown)) return thrown.location;
      throw thrown;
    }
  };
}

/** A workshop that one can join, and its room. */
async function openWorkshop() {
  const { db } = opened(temporaryDirectory());
  const rooms = new Rooms({
    exists: (series) => hasRoom(db, series),
    storage: (series) => new SqliteStorage(db, series),
    broadcaster: () => new MemoryBroadcaster(),
    now: Date.now,
    onFault: (fault) => {
      throw fault;
    },
  });
  context = { db, access: new Access(db, Date.now), rooms };
  const room = await rooms.create('series:s1');
  await buildWorkshop(room, { seats: 1 });
  return room;
}

test('W42: a join form above the rate limit is returned as filled in, and can be sent again', async () => {
  await openWorkshop();
  const first = visitor('10.0.0.1');
  expect(await first()).toBe('/w/w1');
  const everybody = Array.from({ length: 700 }, () => visitor('192.168.0.1'));
  const told = await Promise.all(everybody.map((send) => send()));
  const late = told.flatMap((answer, i) => (isActionFailure(answer) ? [{ answer, i }] : []));
  // Six hundred, and one was in already.
  expect(told.length - late.length).toBe(599);
  for (const { answer } of late) {
    expect(answer.status).toBe(429);
    expect(answer.data).toMatchObject({
      refused: expect.stringContaining('Det du har fyllt i finns kvar') as string,
      values: { organisation: 'organisation:o0', ownRole: 'Rektor', name: 'Lingon' },
    });
  }
  // Who is in may still say something else of themselves.
  expect(await first({ ...typed, name: 'Hallon' })).toBe('/w/w1');
  vi.advanceTimersByTime(1_000);
  const again = await Promise.all(late.flatMap(({ i }) => everybody[i]?.() ?? []));
  expect(again.filter((answer) => answer === '/w/w1')).toHaveLength(10);
});

test('FB4: without its cookies or scripts a browser makes no participant and no series and uses up no personal code (the form)', async () => {
  const room = await openWorkshop();
  const before = room.store.list('seat').length;
  const send = visitor('10.0.0.1', false);
  for (let press = 0; press < 3; press += 1) {
    expect(await send({ ...typed, 'own-role': 'Läkare' })).toMatchObject({
      status: 400,
      data: { values: { ownRole: 'Läkare' } },
    });
  }
  expect(room.store.list('seat')).toHaveLength(before);
  expect(room.store.list('role').map(({ name }) => name)).not.toContain('Läkare');
});
