import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryOutbox, type OutboxEntry } from '#lib/sync/replica/outbox.ts';
import { IndexedOutbox, outboxFor } from './outbox-storage.ts';

function entry(client: string, n: number): OutboxEntry {
  return { client, n, name: 'note.post', args: { text: `lapp ${n}` }, at: n, refused: null };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('the outbox on the device', () => {
  it('gives the next page what this one kept, and no longer what was answered', async () => {
    const page = new IndexedOutbox('me');
    await page.put(entry('first', 1));
    await page.put(entry('first', 2));
    await page.put(entry('second', 1));
    await page.remove('first', 1);
    const next = await new IndexedOutbox('me').load();
    expect(next).toHaveLength(2);
    expect(next).toEqual(expect.arrayContaining([entry('first', 2), entry('second', 1)]));
  });

  it('keeps a refusal in the place of what was refused', async () => {
    const page = new IndexedOutbox('me');
    await page.put(entry('first', 1));
    await page.put({ ...entry('first', 1), refused: 'step.closed' });
    expect(await page.load()).toEqual([{ ...entry('first', 1), refused: 'step.closed' }]);
  });

  it('keeps people on one device apart', async () => {
    await new IndexedOutbox('me').put(entry('first', 1));
    expect(await new IndexedOutbox('you').load()).toEqual([]);
  });

  it('OB9: "kept" means flushed to disk on the device', async () => {
    const begin = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await new IndexedOutbox('me').put(entry('first', 1));
    const writes = begin.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes).toEqual([['entries', 'readwrite', { durability: 'strict' }]]);
    begin.mockRestore();
  });

  it('says so when the browser keeps nothing', async () => {
    globalThis.indexedDB.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
    await expect((async () => new IndexedOutbox('me').put(entry('first', 1)))()).rejects.toThrow(
      'no',
    );
  });

  it('is in memory where nothing needs to outlive the page', () => {
    expect(outboxFor(null)).toBeInstanceOf(MemoryOutbox);
    expect(outboxFor('me')).toBeInstanceOf(IndexedOutbox);
  });
});
