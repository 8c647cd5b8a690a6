import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSlots } from './slots.ts';

test('never more at once than there are places, everyone in turn, nobody forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 20 }), run),
  );
});

async function run(size: number, tasks: number): Promise<void> {
  const slots = createSlots(size, tasks);
  const order: number[] = [];
  let running = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: tasks }, async (_, index) => {
      const release = await slots.take();
      expect(release).not.toBeNull();
      order.push(index);
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      release?.();
      // Giving back twice must not make a place out of nothing.
      release?.();
    }),
  );
  expect(most).toBe(Math.min(size, tasks));
  expect(order).toEqual(Array.from({ length: tasks }, (_, index) => index));
}

test('turns away the one who would wait behind too many', async () => {
  const slots = createSlots(1, 1);
  const release = await slots.take();
  const second = slots.take();
  expect(await slots.take()).toBeNull();
  release?.();
  expect(await second).not.toBeNull();
});
