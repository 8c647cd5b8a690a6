import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { opened, temporaryDirectory } from '../db/testing/temporary.ts';
import { SqliteStorage } from '../db/sqlite-storage.ts';
import { Access, type Grant, type LinkKind } from './access.ts';
import { cookieMaxAge, cookieName } from './cookies.ts';

const noon = 1_700_000_000_000;

const organisation = {
  type: 'organisation',
  id: 'organisation:o',
  name: 'Solna stad',
  kind: 'kommun',
  order: 0,
  createdAt: noon,
} as const;
const role = { type: 'role', id: 'role:r', name: 'enhetschef', order: 0, createdAt: noon } as const;
const seat = {
  type: 'seat',
  id: 'seat:p1',
  organisation: organisation.id,
  role: role.id,
  name: null,
  phone: 'own',
  representative: false,
  removed: false,
  createdAt: noon,
} as const;

/** Two series with a seat each, and somebody at the door whose clock can be set. */
async function house() {
  const directory = temporaryDirectory();
  const { db, close } = opened(directory);
  const clock = { now: noon };
  for (const series of ['series:a', 'series:b']) {
    await new SqliteStorage(db, series).commit({
      since: 0,
      clock: 1,
      put: [organisation, role, seat],
      remove: [],
      clients: [],
      audit: [],
    });
  }
  return { directory, access: new Access(db, () => clock.now), clock, close };
}

function redeemed(access: Access, series: string, kind: LinkKind): Grant {
  const grant = access.redeem(access.createLink(series, kind));
  if (!grant) throw new Error('a new link was not taken');
  return grant;
}

const holding =
  (...grants: readonly Grant[]) =>
  (name: string): string | undefined =>
    grants.find(({ series, kind }) => cookieName(kind, series) === name)?.token;

describe('who is let in', () => {
  test('AC1: nothing that lets somebody in can be read out of the database', async () => {
    const { directory, access, close } = await house();
    const link = access.createLink('series:a', 'facilitator');
    const grant = access.redeem(link);
    const key = 'a-key-that-a-phone-keeps-as-its-cookie';
    access.bindSeat('series:a', 'seat:p1', key);
    const code = access.createPersonalCode('series:a', 'seat:p1');
    close();
    const bytes = ['bikupa.db', 'bikupa.db-wal']
      .map((name) => join(directory, name))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'latin1'))
      .join('');
    expect(bytes).toContain('seat:p1');
    for (const secret of [link, grant?.token ?? link, key, code])
      expect(bytes).not.toContain(secret);
  });

  test('AC2: a link that ends takes its sessions along, and the one that is kept keeps its own', async () => {
    const { access } = await house();
    const asFacilitator = { as: 'facilitator' } as const;
    const kept = redeemed(access, 'series:a', 'facilitator');
    const ended = redeemed(access, 'series:a', 'facilitator');
    const elsewhere = redeemed(access, 'series:b', 'facilitator');
    const actor = access.actor(holding(kept), 'series:a', asFacilitator);
    if (actor?.role !== 'facilitator') throw new Error('not let in');
    access.revokeLinks('series:a', 'facilitator', actor.link);
    expect(access.actor(holding(kept), 'series:a', asFacilitator)).toEqual(actor);
    expect(access.actor(holding(ended), 'series:a', asFacilitator)).toBeNull();
    expect(access.actor(holding(elsewhere), 'series:b', asFacilitator)).not.toBeNull();
    const gone = access.createLink('series:a', 'facilitator');
    access.revokeLinks('series:a', 'facilitator', null);
    expect(access.redeem(gone)).toBeNull();
  });

  test('AC3: a session opens its own series and what its link is for, until it has run out', async () => {
    const { access, clock } = await house();
    const grant = redeemed(access, 'series:a', 'facilitator');
    // The cookie of one series under the name of another, and of one kind under another's.
    const asked =
      (series: string, kind: LinkKind) =>
      (name: string): string | undefined =>
        name === cookieName(kind, series) ? grant.token : undefined;
    const may = (series: string, kind: LinkKind): boolean =>
      access.actor(
        asked(series, kind),
        series,
        kind === 'facilitator' ? { as: kind } : { as: 'reader' },
      ) !== null;
    expect(may('series:a', 'facilitator')).toBe(true);
    expect(may('series:b', 'facilitator')).toBe(false);
    expect(may('series:a', 'plan')).toBe(false);
    clock.now = noon + cookieMaxAge * 1_000 - 1;
    expect(may('series:a', 'facilitator')).toBe(true);
    clock.now += 1;
    expect(may('series:a', 'facilitator')).toBe(false);
  });

  test('CF5: a browser that comes by the same link again stays the same device, and another one is another', async () => {
    const { access, clock } = await house();
    const asFacilitator = { as: 'facilitator' } as const;
    const link = access.createLink('series:a', 'facilitator');
    const device = (grant: Grant | null): string => {
      const actor = grant && access.actor(holding(grant), 'series:a', asFacilitator);
      if (actor?.role !== 'facilitator') throw new Error('not let in');
      return actor.device;
    };
    const laptop = access.redeem(link);
    const phone = access.redeem(link);
    if (!laptop) throw new Error('a new link was not taken');
    expect(device(laptop)).not.toBe(device(phone));
    clock.now += cookieMaxAge * 500;
    const again = access.redeem(link, holding(laptop));
    expect(device(again)).toBe(device(laptop));
    // It has come anew, and so it lasts anew.
    clock.now += cookieMaxAge * 600;
    expect(device(again)).toBe(device(laptop));
    // By another link it is somebody else's browser, as far as anybody can tell.
    const invited = access.redeem(access.createLink('series:a', 'facilitator'), holding(laptop));
    expect(device(invited)).not.toBe(device(laptop));
    access.revokeLinks('series:a', 'facilitator', null);
    expect(access.redeem(link, holding(laptop))).toBeNull();
  });

  test('AC4: a personal code works once, in its own series, and a new one ends the old', async () => {
    const { access } = await house();
    const old = access.createPersonalCode('series:a', 'seat:p1');
    const code = access.createPersonalCode('series:a', 'seat:p1');
    expect(access.redeemPersonalCode('series:a', old)).toBeNull();
    expect(access.redeemPersonalCode('series:b', code)).toBeNull();
    expect(access.redeemPersonalCode('series:a', code)).toBe('seat:p1');
    expect(access.redeemPersonalCode('series:a', code)).toBeNull();
  });
});
