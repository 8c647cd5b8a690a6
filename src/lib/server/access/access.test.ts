import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { opened, temporaryDirectory } from '../db/testing/temporary.ts';
import type { Series as SeriesRecord } from '#lib/workshop/model/series.ts';
import { SqliteStorage } from '../db/sqlite-storage.ts';
import { Access, personalCodeLasts, type Grant, type LinkKind } from './access.ts';
import { cookieMaxAge, cookieName } from './cookies.ts';

const noon = 1_700_000_000_000;

const organisation = {
  type: 'organisation',
  id: 'organisation:o',
  name: 'Solna stad',
  kind: 'kommun',
  order: 0,
  held: false,
  merged: null,
  createdAt: noon,
} as const;
const role = {
  type: 'role',
  id: 'role:r',
  name: 'enhetschef',
  order: 0,
  held: false,
  merged: null,
  createdAt: noon,
} as const;
const seat = {
  type: 'seat',
  id: 'seat:p1',
  organisation: organisation.id,
  role: role.id,
  name: null,
  phone: 'own',
  showsName: false,
  representative: false,
  removed: false,
  loans: [],
  added: 0,
  createdAt: noon,
} as const;

/** Two series with a seat each, and somebody at the door whose clock can be set. */
async function setUp() {
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
  return { directory, db, access: new Access(db, () => clock.now), clock, close };
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
  test('AC1: no credential can be recovered from the database', async () => {
    const { directory, access, close } = await setUp();
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

  test('AC2: revoking a link ends its sessions, and the link that is kept keeps its own', async () => {
    const { access } = await setUp();
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

  test('AC3: a session opens only its own series, for the purpose of its link, until it expires', async () => {
    const { access, clock } = await setUp();
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

  test('AC6: start page and form list the series that this browser may lead, the latest first, and no rehearsals', async () => {
    const { db, access, clock } = await setUp();
    const named = (key: string, more: { createdAt: number; rehearsal?: boolean }) => ({
      ...{ type: 'series', id: `series:${key}`, title: `Serie ${key}`, purpose: '' },
      ...{ authority: null, diaryNumber: null, nextStep: '', language: 'sv' },
      ...{ template: 'utvecklingsplan', result: 'plan', planState: 'draft', planVersion: 1 },
      ...{ planDecidedBy: null, planDecidedOn: null, rehearsal: false, ...more },
    });
    const made = [
      named('a', { createdAt: noon }),
      named('b', { createdAt: noon + 1 }),
      named('c', { createdAt: noon + 2 }),
      named('d', { createdAt: noon + 3, rehearsal: true }),
    ] as unknown as SeriesRecord[];
    for (const [at, record] of made.entries()) {
      // The first two have rooms already.
      const since = at < 2 ? 1 : 0;
      await new SqliteStorage(db, record.id).commit({
        ...{ since, clock: since + 1, put: [record], remove: [], clients: [], audit: [] },
      });
    }
    const grants = ['a', 'b', 'd'].map((key) => redeemed(access, `series:${key}`, 'facilitator'));
    const screenOnly = redeemed(access, 'series:c', 'screen');
    const names = [...grants, screenOnly].map(({ kind, series }) => cookieName(kind, series));
    const led = (): string[] =>
      access
        .seriesLedBy(holding(...grants, screenOnly), ['theme', ...names])
        .map(({ title }) => title);
    expect(led()).toEqual(['Serie b', 'Serie a']);
    access.revokeLinks('series:b', 'facilitator', null);
    expect(led()).toEqual(['Serie a']);
    clock.now += cookieMaxAge * 1_000;
    expect(led()).toEqual([]);
  });

  test('CF5: a browser that opens the same link again is the same device, and another browser is another device', async () => {
    const { access, clock } = await setUp();
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

  test('AC4: a personal code works once, in its own series, and a new code invalidates the old one', async () => {
    const { access } = await setUp();
    const old = access.createPersonalCode('series:a', 'seat:p1');
    const code = access.createPersonalCode('series:a', 'seat:p1');
    expect(access.redeemPersonalCode('series:a', old)).toBeNull();
    expect(access.redeemPersonalCode('series:b', code)).toBeNull();
    expect(access.redeemPersonalCode('series:a', code)).toEqual({
      ...{ seat: 'seat:p1', lent: false },
    });
    expect(access.redeemPersonalCode('series:a', code)).toBeNull();
  });

  test('ST14: a new link for facilitators ends every link, code and loan that facilitators have handed out', async () => {
    const { access } = await setUp();
    const codes = () =>
      ['link', 'lent'].map((by) =>
        access.createPersonalCode('series:a', `seat:${by}`, by as 'link'),
      );
    const kinds = ['facilitator', 'screen', 'plan'] as const;
    const handedOut = kinds.map((kind) => redeemed(access, 'series:a', kind));
    const notOpened = kinds.map((kind) => access.createLink('series:a', kind));
    const [elsewhere] = [redeemed(access, 'series:b', 'plan')];
    access.bindSeat('series:a', 'seat:p1', 'own key');
    access.bindSeat('series:a', 'seat:p1', 'lent key', true);
    const made = codes();
    const own = access.createPersonalCode('series:a', 'seat:p1');
    const kept = redeemed(access, 'series:a', 'facilitator');
    const asFacilitator = { as: 'facilitator' } as const;
    const actor = access.actor(holding(kept), 'series:a', asFacilitator);
    if (actor?.role !== 'facilitator') throw new Error('not let in');
    access.revokeLinks('series:a', 'facilitator', actor.link);
    for (const grant of handedOut) {
      for (const wanted of [
        { as: 'facilitator' },
        { as: 'screen', workshop: 'workshop:w' },
        { as: 'reader' },
      ] as const) {
        expect(access.actor(holding(grant), 'series:a', wanted)).toBeNull();
      }
    }
    for (const token of notOpened) expect(access.redeem(token)).toBeNull();
    for (const code of made) expect(access.redeemPersonalCode('series:a', code)).toBeNull();
    expect(access.heldSeat('series:a', 'lent key')).toBeNull();
    // What people have of their own stays, and what is of another series.
    expect(access.actor(holding(kept), 'series:a', asFacilitator)).toEqual(actor);
    expect(access.seatOf('series:a', 'own key')).toBe('seat:p1');
    expect(access.redeemPersonalCode('series:a', own)).toEqual({ seat: 'seat:p1', lent: false });
    expect(access.actor(holding(elsewhere), 'series:b', { as: 'reader' })).not.toBeNull();
    // Links of another kind take nothing along.
    const plan = access.createLink('series:a', 'plan');
    access.revokeLinks('series:a', 'screen', null);
    expect(access.redeem(plan)).not.toBeNull();
  });

  test('ST15: a personal code is good for an hour', async () => {
    const { access, clock } = await setUp();
    for (const by of ['own', 'link', 'lent'] as const) {
      const soon = access.createPersonalCode('series:a', 'seat:p1', by);
      clock.now += personalCodeLasts - 1;
      expect(access.redeemPersonalCode('series:a', soon)?.seat).toBe('seat:p1');
      const late = access.createPersonalCode('series:a', 'seat:p1', by);
      clock.now += personalCodeLasts;
      expect(access.redeemPersonalCode('series:a', late)).toBeNull();
    }
    expect(personalCodeLasts).toBe(60 * 60_000);
  });
});
