import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Freshness } from './freshness.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('says from when the picture is, once a connection has been away for a while', () => {
  let live = $state(false);
  let now = 1_000;
  let freshness: Freshness | undefined;
  const end = $effect.root(() => {
    freshness = new Freshness(
      () => live,
      () => now,
      () => 500,
    );
  });
  const set = (next: boolean) => {
    live = next;
    flushSync();
  };
  flushSync();
  expect(freshness?.staleSince).toBeNull();
  vi.advanceTimersByTime(10_000);
  expect(freshness?.staleSince).toBe(500);
  set(true);
  expect(freshness?.staleSince).toBeNull();
  now = 60_000;
  set(false);
  expect(freshness?.staleSince).toBeNull();
  vi.advanceTimersByTime(10_000);
  now = 90_000;
  expect(freshness?.staleSince).toBe(60_000);
  end();
});
