import { expect, test } from 'vitest';
import { speakFor } from './speaking.ts';

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

test('OB7: a page speaks for itself until it is left, and then exactly one other speaks for it', async () => {
  const locks = locksOfDevice();
  const [one, two, three] = [
    speakFor('page-one', locks),
    speakFor('page-two', locks),
    speakFor('page-three', locks),
  ];
  expect(await two.claim?.('page-one')).toBe(false);
  one.leave();
  await turn();
  const claims = await Promise.all([two.claim?.('page-one'), three.claim?.('page-one')]);
  expect(claims).toEqual([true, false]);
  two.leave();
  await turn();
  expect(await three.claim?.('page-one')).toBe(true);
  expect(await three.claim?.('page-two')).toBe(true);
});

test('OB8: without locks nobody claims anything, and where they are broken all is claimed', async () => {
  expect(speakFor('page-one', undefined).claim).toBeUndefined();
  const broken = { request: () => Promise.reject(new Error('SecurityError')) };
  const page = speakFor('page-one', broken as unknown as LockManager);
  expect(await page.claim?.('page-two')).toBe(true);
});
