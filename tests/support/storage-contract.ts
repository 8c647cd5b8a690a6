/**
 * What a room expects of its storage, as one suite for every storage there is. What it cannot
 * show, that a commit survives a loss of power, the kill tests do.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordBase } from '#lib/sync/record.ts';
import {
  FencedError,
  type AuditRow,
  type Batch,
  type RoomStorage,
} from '#lib/sync/storage/storage.ts';

/** A storage of one room, opened for one test. */
export interface StorageUnderTest<R extends RecordBase> {
  readonly storage: RoomStorage<R>;
  /** Another storage on the same room, as after a restart or in a second process. */
  readonly reopen: () => Promise<RoomStorage<R>>;
  /** The same kind of storage for another room, kept in the same place. */
  readonly other: () => Promise<RoomStorage<R>>;
  /** From now on a commit fails as late as it can; until `mend`. */
  readonly break: () => void;
  readonly mend: () => void;
  /** All that was done in this room, oldest first. */
  readonly audit: () => Promise<readonly AuditRow[]>;
  readonly close: () => Promise<void>;
}

export interface StorageContract<R extends RecordBase> {
  readonly open: () => Promise<StorageUnderTest<R>>;
  /** Any record that may be stored. */
  readonly record: fc.Arbitrary<R>;
  /** A record with the same id in another room, where something in it must be unique among all. */
  readonly elsewhere?: (record: R) => R;
}

export function storageContract<R extends RecordBase>(
  name: string,
  { open, record, elsewhere = (same) => same }: StorageContract<R>,
): void {
  const records = fc.uniqueArray(record, { maxLength: 12, selector: ({ id }) => id });

  /** Runs a property, each time on a storage of its own. */
  function always<T>(
    arbitrary: fc.Arbitrary<T>,
    property: (value: T, opened: StorageUnderTest<R>) => Promise<void>,
    numRuns = 30,
  ): Promise<void> {
    const each = fc.asyncProperty(arbitrary, async (value) => {
      const opened = await open();
      try {
        await property(value, opened);
      } finally {
        await opened.close();
      }
    });
    return fc.assert(each, { numRuns });
  }

  describe(`${name} keeps a room`, () => {
    let opened: StorageUnderTest<R>;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.close();
    });

    it('forgets clients that have not been answered for long, and says since when, and no row of the log that is kept', async () => {
      const { storage, reopen, other } = opened;
      const keeps = ({ name: act }: { readonly name: string }) => act === 'decided';
      const rows = [done(1), { ...done(2), name: 'decided' }];
      await storage.commit(batch(0, { clients: [client('a', 1)], audit: rows }));
      const elsewhere = await other();
      await elsewhere.commit(batch(0, { clients: [client('a', 1)] }));
      const soon = Date.now() + 60_000;
      // Nothing is old yet, and nothing is written.
      await storage.prune?.(0, keeps);
      expect(await (await reopen()).load()).toMatchObject({ clock: 1, clients: [client('a', 1)] });
      expect((await storage.load()).clientsSince ?? 0).toBe(0);
      expect(await opened.audit()).toEqual(rows);

      await storage.prune?.(soon, keeps);
      const left = await (await reopen()).load();
      expect(left).toMatchObject({ clock: 1, clients: [], clientsSince: soon });
      expect(await opened.audit()).toEqual([rows[1]]);
      expect((await elsewhere.load()).clients).toEqual([client('a', 1)]);
      // It never goes back, and the room goes on where it was.
      await storage.prune?.(soon - 30_000, keeps);
      expect((await storage.load()).clientsSince).toBe(soon);
      await storage.commit(batch(1, { clients: [client('b', 1)] }));
    });

    it('begins empty, at clock 0', async () => {
      expect(await opened.storage.load()).toEqual({ clock: 0, records: [], clients: [] });
    });

    it(
      'gives every record back as it was, in the order in which it came',
      () =>
        always(
          records,
          async (put, { storage, reopen }) => {
            await storage.commit(batch(0, { put }));
            const loaded = await (await reopen()).load();
            expect(loaded.clock).toBe(1);
            expect(byType(loaded.records)).toEqual(byType(put));
          },
          200,
        ),
      // Half a minute on a machine with nothing else to do.
      240_000,
    );

    it('keeps the order over commits, and the place of what is replaced', () =>
      always(fc.tuple(records, records), async ([first, second], { storage, reopen }) => {
        await storage.commit(batch(0, { put: first }));
        await storage.commit(batch(1, { put: second }));
        const expected = new Map(first.map((record) => [record.id, record]));
        for (const one of second) expected.set(one.id, one);
        const loaded = await (await reopen()).load();
        expect(byType(loaded.records)).toEqual(byType([...expected.values()]));
      }));

    it('removes what is removed; what comes back comes last', () =>
      always(
        fc.tuple(fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), records),
        async ([gone, put], { storage, reopen }) => {
          const kept = put.filter((_, index) => !gone[index]);
          const removed = put.filter((_, index) => gone[index]);
          await storage.commit(batch(0, { put }));
          await storage.commit(batch(1, { remove: removed.map(({ id }) => id) }));
          expect(byType((await (await reopen()).load()).records)).toEqual(byType(kept));
          await storage.commit(batch(2, { put: removed }));
          const back = await (await reopen()).load();
          expect(byType(back.records)).toEqual(byType([...kept, ...removed]));
        },
      ));

    it('takes the removal of what it does not have', async () => {
      const [one] = fc.sample(record, 1);
      await opened.storage.commit(batch(0, { remove: [one?.id ?? ''] }));
      expect((await opened.storage.load()).clock).toBe(1);
    });

    it('keeps rooms apart, also where their records have the same ids', () =>
      always(records, async (put, { storage, other }) => {
        const neighbour = await other();
        await storage.commit(batch(0, { put, clients: [client('a', 1)] }));
        expect(await neighbour.load()).toEqual({ clock: 0, records: [], clients: [] });
        const theirs = put.map(elsewhere).toReversed();
        await neighbour.commit(batch(0, { put: theirs }));
        expect(byType((await storage.load()).records)).toEqual(byType(put));
        await storage.commit(batch(1, { remove: put.map(({ id }) => id) }));
        expect(byType((await neighbour.load()).records)).toEqual(byType(theirs));
      }));

    it('keeps all of a batch or nothing', () =>
      always(fc.tuple(records, records), async ([first, second], under) => {
        const { storage, reopen } = under;
        const before = batch(0, { put: first, clients: [client('a', 1)], audit: [done(1)] });
        const failing = batch(1, {
          put: second,
          remove: first.map(({ id }) => id),
          clients: [client('a', 2), client('b', 1)],
          audit: [done(2)],
        });
        await storage.commit(before);
        under.break();
        await expect(storage.commit(failing)).rejects.toThrow();
        const loaded = await (await reopen()).load();
        expect(loaded.clock).toBe(1);
        expect(byType(loaded.records)).toEqual(byType(first));
        expect(loaded.clients).toEqual([client('a', 1)]);
        expect(await under.audit()).toEqual([done(1)]);
        under.mend();
        await storage.commit(failing);
        expect((await (await reopen()).load()).clock).toBe(2);
      }));

    it('lets one of two writers through and fences the other off', async () => {
      const second = await opened.reopen();
      await opened.storage.commit(batch(0, { clients: [client('a', 1)] }));
      await expect(second.commit(batch(0, { clients: [client('a', 9)] }))).rejects.toBeInstanceOf(
        FencedError,
      );
      await second.commit(batch(1, { clients: [client('b', 1)] }));
      await expect(opened.storage.commit(batch(1, { audit: [done(1)] }))).rejects.toBeInstanceOf(
        FencedError,
      );
      expect(await opened.storage.load()).toMatchObject({
        clock: 2,
        clients: [client('a', 1), client('b', 1)],
      });
      expect(await opened.audit()).toEqual([]);
    });

    it('fences off a writer that is ahead of what is stored', async () => {
      await expect(opened.storage.commit(batch(7, {}))).rejects.toBeInstanceOf(FencedError);
      expect((await opened.storage.load()).clock).toBe(0);
    });

    it('knows how far each client has come, and what it was refused', async () => {
      await opened.storage.commit(batch(0, { clients: [client('a', 1), client('b', 4)] }));
      const refused = { key: 'a', last: 3, refused: { 2: 'note.too-many', 3: 'internal' } };
      await opened.storage.commit(batch(1, { clients: [refused] }));
      const { clients } = await (await opened.reopen()).load();
      expect(clients.toSorted((a, b) => a.key.localeCompare(b.key))).toEqual([
        refused,
        client('b', 4),
      ]);
    });

    it('keeps who did what, in the order in which it was done', async () => {
      await opened.storage.commit(batch(0, { audit: [done(2), done(1)] }));
      await opened.storage.commit(batch(1, { audit: [done(1)] }));
      expect(await opened.audit()).toEqual([done(2), done(1), done(1)]);
    });
  });
}

/** A commit that follows clock `since`. */
function batch<R extends RecordBase>(since: number, what: Partial<Batch<R>>): Batch<R> {
  return { since, clock: since + 1, put: [], remove: [], clients: [], audit: [], ...what };
}

function client(key: string, last: number) {
  return { key, last, refused: {} };
}

function done(at: number): AuditRow {
  return { at, actor: 'seat:åsa', name: 'note.post', targets: ['note:1', 'note:2'] };
}

/** Only within a type does the order mean something. */
function byType<R extends RecordBase>(records: readonly R[]) {
  return Object.fromEntries(Map.groupBy(records, ({ type }) => type));
}
