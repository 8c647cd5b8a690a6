import { beforeAll, describe, expect, test } from 'vitest';
import { MemoryStorage } from '#lib/sync/storage/memory-storage.ts';
import type { ServerMessage } from '#lib/sync/protocol/protocol.ts';
import { seededRandom } from '#lib/methods/random.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { View } from '#lib/workshop/define.ts';
import { entities } from '#lib/workshop/registry.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { themesOf } from '#lib/workshop/themes/themes.ts';
import { audiencesOf } from '#lib/workshop/visibility/visibility.ts';
import { openHarness, type Harness, type Phone } from '../support/room-harness.ts';
import { must } from '../support/workshop-builder.ts';
import { drawArgs, drawMutation, drawName, generators } from './operations/generators.ts';
import { Random } from './operations/random.ts';
import { seriesFixture, noon, openingFixture } from './series.ts';

const types = [
  ...Object.keys(entities),
  ...['presence', 'stats', 'activity', 'breadth', 'score', 'attendanceSummary'],
] as AnyRecord['type'][];

const w1 = 'workshop:w1';
const participant = (seat: string, workshop = w1): Actor => ({
  role: 'participant',
  seat: `seat:${seat}`,
  workshop,
});
const host: Actor = { role: 'facilitator', link: 'link:f0', device: 'device:f0' };

/** What phones may do: not what ends them all, or nothing would happen afterwards. */
const done = Object.keys(generators).filter(
  (name) => name !== 'workshop.close' && name !== 'workshop.create' && name !== 'series.create',
);

interface Played {
  readonly harness: Harness;
  readonly phones: readonly Phone[];
  /** Notes of which a phone has heard that they are sent. */
  readonly sent: readonly string[];
}

/** A series in which anybody does anything, with connections, storage and room failing at times. */
async function play(seed: number, acts: number): Promise<Played> {
  const random = new Random(seededRandom(seed));
  const storage = new MemoryStorage<AnyRecord>();
  let now = noon;
  const harness = await openHarness({ storage, now: () => now });
  for (const act of [...seriesFixture(), ...openingFixture(random)])
    await must(harness.room, act.actor, [act]);
  await must(harness.room, { role: 'server' }, [
    { name: 'seat.arrive', args: { seat: 'seat:p0', workshop: 'workshop:w2' } },
  ]);
  const phones = await Promise.all([
    harness.phone(host, 'host'),
    harness.phone({ role: 'facilitator', link: 'link:f1', device: 'device:f1' }, 'co-host'),
    harness.phone({ role: 'screen', workshop: w1 }, 'screen'),
    harness.phone({ role: 'reader' }, 'reader'),
    ...[0, 1, 2, 3, 4, 5].map((i) => harness.phone(participant(`p${i}`), `p${i}`)),
    harness.phone(participant('p0'), 'p0-again'),
    harness.phone(participant('p0', 'workshop:w2'), 'p0-in-w2'),
  ]);

  const sent: string[] = [];
  for (let i = 0; i < acts; i += 1) {
    now += random.below(2_000);
    const happens = random.below(100);
    const phone = random.pick(phones);
    if (happens < 6) phone.drop();
    else if (happens < 14) phone.connect();
    else if (happens < 15) storage.fault = new Error('SQLITE_FULL');
    else if (happens < 20) storage.fault = null;
    else if (happens < 24) await turn();
    else if (i === Math.floor(acts / 2)) {
      storage.fault = null;
      await harness.reboot();
      for (const phone of phones) if (random.chance(0.7)) phone.connect();
    } else doSomething(random, harness, phone, sent);
  }
  storage.fault = null;
  for (const phone of phones) phone.connect();
  while (!phones.every(isSettled)) await turn();
  await harness.room.settled();
  return { harness, phones, sent };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A phone acts on what it sees; what only the server does, it does. */
function doSomething(random: Random, harness: Harness, phone: Phone, sent: string[]): void {
  const name = drawName(random, done);
  const { actor } = drawMutation(random, harness.room.store, [name]);
  if (actor.role === 'server') {
    const args = drawArgs(random, harness.room.store, name);
    void harness.room.submit(actor, 'server', [{ name, args }]);
  } else if (actor.role === phone.actor.role) {
    const args = drawArgs(random, phone.replica.view, name);
    const accepted = phone.replica.mutate({ name, args });
    if (name !== 'note.post' || accepted.refused !== null) return;
    void accepted.settled.then(({ ok }) => ok && sent.push((args as { id: string }).id));
  } else doSomething(random, harness, phone, sent);
}

const isSettled = ({ replica }: Phone): boolean =>
  replica.ended !== null || (replica.live && replica.pending.length === 0);

const seen = (view: View): Map<string, unknown> =>
  new Map(types.flatMap((type) => view.list(type).map((record) => [record.id, record] as const)));

/** Whether every patch builds on what this phone had been told before. */
function gaps({ heard }: Phone): unknown[] {
  let clocks = new Map<string, number>();
  const missing: unknown[] = [];
  for (const message of heard) {
    if (message.t === 'welcome') {
      clocks = new Map(message.updates.map((update) => [update.audience, update.clock]));
    }
    if (message.t === 'audiences') {
      for (const audience of message.drop) clocks.delete(audience);
      for (const update of message.add) clocks.set(update.audience, update.clock);
    }
    if (message.t !== 'patch') continue;
    const { audience, since, clock } = message.update;
    const at = clocks.get(audience) ?? -1;
    if (since === null || since > at) missing.push(message);
    clocks.set(audience, Math.max(at, clock));
  }
  return missing;
}

const plays: Played[] = [];

beforeAll(async () => {
  for (let seed = 1; seed <= 40; seed += 1) plays.push(await play(seed, 200));
}, 60_000);

describe('whatever happens, in whatever order', () => {
  test('S2: the state that a phone has assembled equals its current projection, whatever was lost on the way', () => {
    for (const [seed, { harness, phones }] of plays.entries()) {
      for (const { actor, replica } of phones) {
        const audiences = audiencesOf(actor, harness.room.store);
        if (!audiences) expect(replica.ended).toBe('access.ended');
        // A page that was shown out stays shut, also when its owner is let in again.
        if (!audiences || replica.ended) continue;
        const expected = seen(harness.room.view(audiences));
        expect({ seed, seen: seen(replica.view) }).toEqual({ seed, seen: expected });
      }
      expect(phones.flatMap(gaps)).toEqual([]);
    }
  });

  test('S3: every note reported as sent is stored exactly once, and no error but those of the disk occurs', async () => {
    let count = 0;
    for (const { harness, sent } of plays) {
      const stored = await harness.storage.load();
      const ids = stored.records.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining([...sent]));
      expect(harness.faults.filter((fault) => !String(fault).includes('SQLITE_FULL'))).toEqual([]);
      count += sent.length;
    }
    expect(count).toBeGreaterThan(50);
  });

  test("V1: no frame discloses a note's author or time, or a dot's owner, to anybody but that person", () => {
    let notes = 0;
    for (const { phones } of plays) {
      for (const { actor, heard } of phones) {
        const own = actor.role === 'participant' ? actor.seat : 'nobody';
        for (const record of heard.flatMap(recordsIn)) {
          if (record.type === 'note') {
            notes += 1;
            expect([null, own]).toContain(record.author);
            if (record.author !== own) expect(record.postedAt).toBeNull();
            if (record.author !== own) expect(record.withdrawn).toBe(false);
            const told = actor.role === 'facilitator' || record.author === own;
            if (record.hidden && !told) expect(record.text).toBe('');
          }
          if (record.type === 'dot') expect(record.seat).toBe(own);
          if (record.type === 'activity') expect(actor.role).toBe('facilitator');
          expect(record.type).not.toBe('presence');
        }
      }
    }
    expect(notes).toBeGreaterThan(1_000);
  });

  test("U5: undo computed from the facilitator's view restores that view", async () => {
    let undone = 0;
    for (let seed = 301; seed <= 312; seed += 1) {
      const { harness, phones } = await play(seed, 60);
      const [page] = phones;
      if (!page) throw new Error('no page');
      const random = new Random(seededRandom(seed));
      for (let i = 0; i < 20; i += 1) {
        const name = random.pick(undoable);
        const mutation = { name, args: drawArgs(random, page.replica.view, name) };
        const before = picture(page.replica.view);
        const back = page.replica.inverse(mutation);
        if (page.replica.mutate(mutation).refused !== null) continue;
        for (const mutation of back) expect(page.replica.mutate(mutation).refused).toBeNull();
        await expect.poll(() => isSettled(page), { interval: 1 }).toBe(true);
        await harness.room.settled();
        expect(picture(page.replica.view)).toEqual(before);
        undone += 1;
      }
    }
    expect(undone).toBeGreaterThan(50);
  }, 30_000);
});

const undoable = [
  'theme.create',
  'theme.merge',
  'theme.remove',
  'note.place',
  'note.hide',
  'note.hideMany',
];

/** Themes that stand, and the notes in them, as the console shows them. */
function picture(view: View): object {
  return {
    themes: themesOf(view).map(({ id, title, order }) => ({ id, title, order })),
    notes: view
      .list('note')
      .map(({ id, text, theme, parked, hidden }) => ({ id, text, theme, parked, hidden }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    breadth: view.list('breadth').map(({ themes }) => themes.length),
  };
}

function recordsIn(message: ServerMessage<AnyRecord>): readonly AnyRecord[] {
  if (message.t === 'patch') return message.update.put;
  if (message.t === 'audiences') return message.add.flatMap((update) => update.put);
  return message.t === 'welcome' ? message.updates.flatMap((update) => update.put) : [];
}
