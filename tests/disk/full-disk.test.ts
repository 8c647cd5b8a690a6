/**
 * The real room on the real SQLite, which is told to be full: `max_page_count` makes it answer
 * SQLITE_FULL as a disk without space does, and needs no rights to mount anything.
 */
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MemoryStorage } from '#lib/sync/storage/memory-storage.ts';
import { audit } from '../../src/lib/server/db/schema.ts';
import { SqliteStorage } from '../../src/lib/server/db/sqlite-storage.ts';
import { opened, temporaryDirectory } from '../../src/lib/server/db/testing/temporary.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';
import { openHarness, type Harness, type Phone } from '../support/room-harness.ts';
import { buildWorkshop, goTo } from '../support/workshop-builder.ts';

/** No one may write so much that it is full without having been told to be. */
const ENDLESS = 2 ** 31 - 2;

async function notesStep(harness: Harness, seats: number): Promise<readonly Phone[]> {
  const { participants } = await buildWorkshop(harness.room, { seats });
  await goTo(harness.room, 'notes');
  return Promise.all(participants.map((actor, i) => harness.phone(actor, `${i}`)));
}

function post(phone: Phone | undefined, key: string, text: string): void {
  const args = { id: `note:${key}`, step: 'step:notes', column: 'works', text };
  const done = phone?.replica.mutate({ name: 'note.post', args });
  if (done?.refused !== null) throw new Error(`refused: ${done?.refused ?? 'no phone'}`);
}

/** Every note's id that a phone was ever told to be kept, by what it had sent under that number. */
function told({ heard }: Phone, sent: readonly string[]): string[] {
  return heard.flatMap((message) =>
    message.t === 'answers'
      ? message.answers.flatMap(({ n, ok }) => (ok ? [sent[n - 1] ?? 'unknown'] : []))
      : [],
  );
}

async function onSqlite() {
  const { db, file } = opened(temporaryDirectory());
  const harness = await openHarness({ storage: new SqliteStorage(db, 'series:s1') });
  const limit = (pages: number): void => {
    db.$client.pragma(`max_page_count = ${pages}`);
  };
  return {
    ...{ db, file, harness },
    fill: () => limit(Number(db.$client.pragma('page_count', { simple: true }))),
    free: () => limit(ENDLESS),
  };
}

test('DF1: however the disk fills and empties meanwhile, every note reported as sent is on disk', async () => {
  const acts = fc.array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ who: fc.nat(2), length: fc.integer({ min: 300, max: 500 }) }),
      },
      { weight: 1, arbitrary: fc.constantFrom('fill' as const, 'fill' as const, 'free' as const) },
    ),
    { minLength: 30, maxLength: 80 },
  );
  let refusedByDisk = 0;
  const property = fc.asyncProperty(acts, async (plan) => {
    const { db, harness, fill, free } = await onSqlite();
    const phones = await notesStep(harness, 3);
    const sent: string[][] = [[], [], []];
    const stored = db.$client.prepare('SELECT "id" FROM "note"').pluck();
    for (const act of plan) {
      if (act === 'fill') fill();
      else if (act === 'free') free();
      else {
        const mine = sent[act.who] ?? [];
        const key = `${act.who}-${mine.length}`;
        mine.push(`note:${key}`);
        post(phones[act.who], key, 'x'.repeat(act.length));
      }
      await new Promise((resolve) => setImmediate(resolve));
      const there = new Set(stored.all());
      const called = phones.flatMap((phone, i) => told(phone, sent[i] ?? []));
      expect(called.filter((id) => !there.has(id))).toEqual([]);
    }
    free();
    await expect.poll(() => phones.map(({ replica }) => replica.pending.length)).toEqual([0, 0, 0]);
    expect(stored.all().toSorted()).toEqual(sent.flat().toSorted());
    expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
    // What was not kept was not noted as done either.
    const posts = db.select().from(audit).all();
    expect(posts.filter(({ name }) => name === 'note.post')).toHaveLength(sent.flat().length);
    refusedByDisk += harness.faults.filter((fault) => String(fault).includes('full')).length;
  });
  await fc.assert(property, { numRuns: 15 });
  // The property is about a disk that was full.
  expect(refusedByDisk).toBeGreaterThan(15);
});

test('DF2: all clients are told that storage fails and when it recovers, even if none of them has anything to send', async () => {
  const storage = new MemoryStorage<AnyRecord>();
  const harness = await openHarness({ storage });
  const [writer, silent] = await notesStep(harness, 2);
  storage.fault = new Error('SQLITE_FULL');
  post(writer, 'a', 'a');
  await expect.poll(() => silent?.replica.storageState).toBe('failing');
  // Whoever had something to send has closed the page, and with it goes what would have asked.
  writer?.drop();
  const late = await harness.phone(silent?.actor ?? { role: 'reader' }, 'late');
  expect(late.replica.storageState).toBe('failing');
  storage.fault = null;
  await expect.poll(() => silent?.replica.storageState).toBe('ok');
  expect(late.replica.storageState).toBe('ok');
  expect(storage.records.has('note:a')).toBe(false);
});

test('DF6: while its write-ahead log cannot be checkpointed the database keeps storing, and checkpoints later', async () => {
  const { db, file, harness } = await onSqlite();
  const phones = await notesStep(harness, 3);
  // Who reads holds the log open, as a copy does that takes long.
  const reader = new BetterSqlite3(file, { readonly: true });
  reader.exec('BEGIN');
  const before = reader.prepare('SELECT count(*) FROM note').pluck().get();
  const log = () => {
    const [told] = db.$client.pragma('wal_checkpoint(PASSIVE)') as Record<string, number>[];
    return { pages: told?.['log'] ?? 0, back: told?.['checkpointed'] ?? 0 };
  };
  for (let n = 0; n < 150; n += 1) {
    for (const [who, phone] of phones.entries()) post(phone, `${who}-${n}`, 'x'.repeat(500));
    await harness.room.settled();
  }
  await expect.poll(() => phones.map(({ replica }) => replica.pending.length)).toEqual([0, 0, 0]);
  const held = log();
  // SQLite would have begun the log anew at a thousand pages.
  expect(held.pages).toBeGreaterThan(1_000);
  expect(held.back).toBeLessThan(held.pages);
  expect(reader.prepare('SELECT count(*) FROM note').pluck().get()).toBe(before);
  reader.close();
  const after = log();
  expect(after.back).toBe(after.pages);
  expect(db.$client.prepare('SELECT count(*) FROM note').pluck().get()).toBe(450);
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(harness.faults).toEqual([]);
});
