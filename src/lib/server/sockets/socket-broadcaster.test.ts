import { Server } from 'socket.io';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SocketBroadcaster } from './socket-broadcaster.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'setImmediate'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Milliseconds until the next flush may be made, where a turn of the event loop takes so long. */
async function gapAfter(turn: number): Promise<number> {
  const broadcaster = new SocketBroadcaster(new Server(), 'series:s1');
  const from = performance.now();
  setImmediate(() => void vi.advanceTimersByTime(turn));
  const over = broadcaster.flushed().then(() => performance.now());
  await vi.runAllTimersAsync();
  return (await over) - from;
}

test('RC29: a server under load batches more changes per message and delays none of them for long', async () => {
  expect(await gapAfter(0)).toBeLessThan(5);
  expect(await gapAfter(10)).toBe(10);
  expect(await gapAfter(50)).toBe(200);
  expect(await gapAfter(1_000)).toBe(1_250);
});
