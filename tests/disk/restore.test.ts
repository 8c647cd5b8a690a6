/**
 * A workshop is under way, its database is lost, and the last copy takes its place. The phones know
 * more than the room now: they were told that something is kept which the copy does not have.
 */
import { mutation } from '#lib/workshop/model/mutations.ts';
import fc from 'fast-check';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MemoryOutbox } from '#lib/sync/replica/outbox.ts';
import type { RoomStorage } from '#lib/sync/storage/storage.ts';
import { audiencesOf } from '#lib/workshop/visibility/visibility.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { copyDatabase } from '../../src/lib/server/backup/copy-database.ts';
import { restoreDatabase } from '../../src/lib/server/backup/restore-database.ts';
import { SqliteStorage } from '../../src/lib/server/db/sqlite-storage.ts';
import { opened, temporaryDirectory } from '../../src/lib/server/db/testing/temporary.ts';
import { openHarness, type Phone } from '../support/room-harness.ts';
import { buildWorkshop, facilitator, goTo, must } from '../support/workshop-builder.ts';

const migrations = 'drizzle';
const series = 'series:s1';

/** A workshop at its notes, on a database that can be copied, lost and restored. */
async function workshop(seats: number) {
  const directory = temporaryDirectory();
  let database = opened(directory);
  let storage = new SqliteStorage(database.db, series);
  const present: RoomStorage<AnyRecord> = {
    load: () => storage.load(),
    commit: (batch) => storage.commit(batch),
  };
  const harness = await openHarness({ storage: present });
  const { participants } = await buildWorkshop(harness.room, { seats });
  await goTo(harness.room, 'notes');
  const phones = await Promise.all(participants.map((actor, i) => harness.phone(actor, `${i}`)));
  const copy = join(directory, 'copy.db');
  return {
    ...{ harness, phones },
    stored: () =>
      new Set(storedNotes(database.db.$client.prepare('SELECT id FROM note').pluck().all())),
    async copy() {
      const made = await copyDatabase({ from: database.file, to: copy, migrations, replace: true });
      expect(made).toMatchObject({ ok: true });
    },
    /** The database is lost, files and all, and the copy is put in its place; the server starts again. */
    async lose() {
      for (const phone of phones) phone.drop();
      await harness.room.settled();
      database.close();
      for (const end of ['', '-wal', '-shm']) rmSync(database.file + end, { force: true });
      const done = await restoreDatabase({ from: copy, directory, migrations, now: 0 });
      expect(done).toMatchObject({ ok: true });
      database = opened(directory);
      storage = new SqliteStorage(database.db, series);
      await harness.reboot();
    },
  };
}

function storedNotes(ids: readonly unknown[]): string[] {
  expect(new Set(ids).size).toBe(ids.length);
  return ids.map(String);
}

function post(phone: Phone | undefined, key: string): void {
  const args = { id: `note:${key}`, step: 'step:notes', column: 'works', text: key };
  const done = phone?.replica.mutate(mutation('note.post', args));
  if (done?.refused !== null) throw new Error(`refused: ${done?.refused ?? 'no phone'}`);
}

const unsent = ({ replica }: Phone): string[] =>
  replica.pending.map(({ args }) => (args as { readonly id: string }).id);

const notesOf = ({ replica }: Phone): string[] =>
  replica.view
    .list('note')
    .map(({ id }) => id)
    .sort();

async function settled(phones: readonly Phone[]): Promise<void> {
  await expect
    .poll(() => phones.map(({ replica }) => [replica.live, replica.pending.length]))
    .toEqual(phones.map(() => [true, 0]));
}

test('BK24: after a restore everything up to the backup is there, unsent mutations arrive once, and every client continues', async () => {
  const turn = fc.oneof(
    { weight: 6, arbitrary: fc.record({ act: fc.constant('post' as const), who: fc.nat(2) }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('drop' as const), who: fc.nat(2) }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('connect' as const), who: fc.nat(2) }) },
    {
      weight: 1,
      arbitrary: fc.record({ act: fc.constant('breathe' as const), who: fc.constant(0) }),
    },
  );
  const turns = fc.array(turn, { minLength: 5, maxLength: 25 });
  // So long that the room comes past where it had been before.
  const longer = fc.array(turn, { minLength: 40, maxLength: 60 });
  let lost = 0;
  let late = 0;
  const property = fc.asyncProperty(turns, turns, longer, async (before, between, after) => {
    const { harness, phones, stored, copy, lose } = await workshop(3);
    let n = 0;
    async function play(some: typeof before): Promise<void> {
      for (const { act, who } of some) {
        const phone = phones[who];
        if (act === 'post') post(phone, `${who}-${(n += 1)}`);
        else if (act === 'drop') phone?.drop();
        else if (act === 'connect') phone?.connect();
        else await new Promise((resolve) => setTimeout(resolve));
      }
      await harness.room.settled();
    }
    await play(before);
    await copy();
    const copied = stored();
    await play(between);
    const known = stored();
    await lose();
    expect(stored()).toEqual(copied);
    const waiting = phones.flatMap(unsent);
    const first = n;
    await play(after);
    for (const phone of phones) phone.connect();
    await settled(phones);
    const fresh = Array.from({ length: n - first }, (_, i) => String(first + i + 1));
    const there = stored();
    const isNew = (id: string): boolean => fresh.includes(id.split('-')[1] ?? '');
    // What is there: what the copy had, what was still on a phone, what was written since.
    for (const id of [...copied, ...waiting]) expect(there).toContain(id);
    expect([...there].filter(isNew)).toHaveLength(fresh.length);
    for (const id of there) expect(copied.has(id) || waiting.includes(id) || isNew(id)).toBe(true);
    lost += [...known].filter((id) => !there.has(id)).length;
    late += waiting.filter((id) => !copied.has(id)).length;
    for (const phone of phones) {
      const audiences = audiencesOf(phone.actor, harness.room.store) ?? [];
      const seen = harness.room.view(audiences).list('note');
      expect(notesOf(phone)).toEqual(seen.map(({ id }) => id).sort());
      expect(phone.replica.refusals).toEqual([]);
    }
    expect(harness.faults).toEqual([]);
  });
  await fc.assert(property, { numRuns: 15 });
  // The property is about phones that know more than the room, and about some that had more to say.
  expect(lost).toBeGreaterThan(10);
  expect(late).toBeGreaterThan(10);
});

test('BK25: after a restore a mutation on a record that the backup lacks is refused with its text kept, and the rest continues', async () => {
  const { phones, stored, copy, lose } = await workshop(1);
  const [phone] = phones;
  if (!phone) throw new Error('no phone');
  await copy();
  post(phone, 'lost');
  await settled(phones);
  phone.drop();
  const edit = mutation('note.edit', { note: 'note:lost', text: 'Omskriven' });
  expect(phone.replica.mutate(edit)).toMatchObject({ refused: null });
  post(phone, 'kept');
  await lose();
  phone.connect();
  await settled(phones);
  expect([...stored()]).toEqual(['note:kept']);
  expect(phone.replica.refusals).toMatchObject([
    { refused: 'access.not-yours', args: { text: 'Omskriven' } },
  ]);
});

test('BK26: a participant who joined after the backup is disconnected, and after rejoining with the same seat has lost nothing on the phone', async () => {
  const { harness, phones, stored, copy, lose } = await workshop(1);
  await copy();
  const come = [
    mutation('seat.take', {
      id: 'seat:late',
      organisation: 'organisation:o0',
      role: 'role:r0',
      name: null,
    }),
    mutation('seat.arrive', { seat: 'seat:late', workshop: 'workshop:w1' }),
  ];
  await must(harness.room, { role: 'server' }, come);
  const actor = { role: 'participant', seat: 'seat:late', workshop: 'workshop:w1' } as const;
  const outbox = new MemoryOutbox();
  const late = await harness.phone(actor, 'late', outbox);
  post(late, 'gone');
  await settled([late]);
  late.drop();
  post(late, 'waiting');
  await expect.poll(() => outbox.entries.size).toBe(1);
  await lose();
  late.connect();
  expect(late.replica.ended).toBe('access.ended');
  // The device’s secret makes the same seat of it, and its new page finds what the old one left.
  await must(harness.room, { role: 'server' }, come);
  const again = await harness.phone(actor, 'again', outbox);
  post(again, 'new');
  for (const phone of phones) phone.connect();
  await settled([again, ...phones]);
  expect([...stored()].sort()).toEqual(['note:new', 'note:waiting']);
  expect(again.replica.refusals).toEqual([]);
});

test('BK28: a page that was away while a restored room reached its old clock sees exactly the restored state', async () => {
  const { harness, phones, stored, copy, lose } = await workshop(2);
  const [writer, away] = phones;
  if (!writer || !away) throw new Error('no phones');
  await must(harness.room, facilitator, [
    mutation('step.reveal', { step: 'step:notes', revealed: true }),
  ]);
  await copy();
  for (const key of ['lost-1', 'lost-2', 'lost-3']) {
    post(writer, key);
    await settled(phones);
  }
  expect(notesOf(away)).toHaveLength(3);
  await lose();
  writer.connect();
  for (const key of ['new-1', 'new-2', 'new-3', 'new-4']) {
    post(writer, key);
    await settled([writer]);
  }
  away.connect();
  await settled(phones);
  expect(notesOf(away)).toEqual([...stored()].sort());
  expect(notesOf(away)).toEqual(['note:new-1', 'note:new-2', 'note:new-3', 'note:new-4']);
});
