/** The form of the join page, sent by very many at once: the page's own action, and a real database. */
import { isActionFailure, isRedirect, type Cookies } from '@sveltejs/kit';
import { expect, test, vi } from 'vitest';
import { MemoryHall } from '#lib/sync/memory-hall.ts';
import { Access } from '#lib/server/access/access.ts';
import { hasRoom, SqliteStorage } from '#lib/server/db/sqlite-storage.ts';
import { opened, temporaryDirectory } from '#lib/server/db/testing/temporary.ts';
import type { House } from '#lib/server/joining.ts';
import { Rooms } from '#lib/server/rooms/rooms.ts';
import { buildWorkshop } from '../support/workshop-builder.ts';
import { actions } from '../../src/routes/[code=joincode]/+page.server.ts';

let house: House;
// Before the door is opened, which keeps the clock that it was given.
vi.hoisted(() => vi.useFakeTimers({ toFake: ['Date'] }));
vi.mock('#lib/server/running.ts', () => ({ server: () => house }));

const CODE = '48217306';
const typed = {
  ...{ organisation: 'organisation:o0', 'own-organisation': '' },
  ...{ role: 'own', 'own-role': 'Rektor', name: 'Lingon' },
};

/** A visitor's browser: its cookies, and what it is told when it sends the form. */
function visitor(address: string) {
  const jar = new Map<string, string>();
  const cookies = {
    get: (name: string) => jar.get(name),
    set: (name: string, value: string) => void jar.set(name, value),
  } as unknown as Cookies;
  return async (fields: Record<string, string> = typed) => {
    const url = new URL(`http://127.0.0.1/${CODE}?/join`);
    const request = new Request(url, { method: 'POST', body: new URLSearchParams(fields) });
    const event = {
      params: { code: CODE },
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

test('W42: too many at once get the form back as it was filled in, and may try again', async () => {
  const { db } = opened(temporaryDirectory());
  const rooms = new Rooms({
    exists: (series) => hasRoom(db, series),
    storage: (series) => new SqliteStorage(db, series),
    hall: () => new MemoryHall(),
    now: Date.now,
    onFault: (fault) => {
      throw fault;
    },
  });
  house = { db, access: new Access(db, Date.now), rooms };
  await buildWorkshop(await rooms.create('series:s1'), { seats: 1 });
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
