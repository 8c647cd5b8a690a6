import { expect, test } from 'vitest';
import { tabLock } from './tab-lock.ts';

/** The browser's locks, as far as they are asked here: `ifAvailable`, held until a promise is over. */
function locksOfDevice(): LockManager {
  const held = new Set<string>();
  const request = async (
    name: string,
    options: LockOptions,
    use: (lock: Lock | null) => unknown,
  ): Promise<unknown> => {
    expect(options).toEqual({ ifAvailable: true });
    const free = !held.has(name);
    held.add(name);
    await Promise.resolve();
    if (!free) return use(null);
    return Promise.resolve(use({ name, mode: 'exclusive' })).finally(() => held.delete(name));
  };
  return { request, query: () => Promise.resolve({}) } as unknown as LockManager;
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('OB7: a page holds its tab lock until it is closed, and then exactly one other page acquires it', async () => {
  const locks = locksOfDevice();
  const [one, two, three] = [
    tabLock('page-one', locks),
    tabLock('page-two', locks),
    tabLock('page-three', locks),
  ];
  expect(await two.acquire?.('page-one')).toBe(false);
  one.release();
  await turn();
  const acquired = await Promise.all([two.acquire?.('page-one'), three.acquire?.('page-one')]);
  expect(acquired).toEqual([true, false]);
  two.release();
  await turn();
  expect(await three.acquire?.('page-one')).toBe(true);
  expect(await three.acquire?.('page-two')).toBe(true);
});

test("OB8: without the Web Locks API no page claims another's outbox, and if lock requests fail every claim succeeds", async () => {
  expect(tabLock('page-one', undefined).acquire).toBeUndefined();
  const broken = { request: () => Promise.reject(new Error('SecurityError')) };
  const page = tabLock('page-one', broken as unknown as LockManager);
  expect(await page.acquire?.('page-two')).toBe(true);
});
