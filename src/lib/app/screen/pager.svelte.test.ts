import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PAGE_MS, Pager } from './pager.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A pager of three pages that turns by itself until `end` is called. */
function turning(held: () => boolean = () => false) {
  const pager = new Pager();
  pager.count = 3;
  const end = $effect.root(() => pager.turnByItself(held));
  flushSync();
  return { pager, end };
}

function pass(ms: number): void {
  vi.advanceTimersByTime(ms);
  flushSync();
}

it('turns slowly by itself, and begins again after the last page', () => {
  const { pager, end } = turning();
  const seen = [pager.at];
  for (let page = 0; page < 3; page += 1) {
    pass(PAGE_MS);
    seen.push(pager.at);
  }
  expect(seen).toEqual([0, 1, 2, 0]);
  end();
  pass(PAGE_MS * 3);
  expect(pager.at).toBe(0);
});

it('stands still once somebody turns by hand, until it is let go', () => {
  const { pager, end } = turning();
  pager.turn(-1);
  flushSync();
  pass(PAGE_MS * 2);
  expect([pager.at, pager.stopped]).toEqual([2, true]);
  pager.toggle();
  flushSync();
  pass(PAGE_MS);
  expect(pager.at).toBe(0);
  end();
});

it('does not turn while the picture is held', () => {
  const { pager, end } = turning(() => true);
  pass(PAGE_MS * 4);
  expect(pager.at).toBe(0);
  end();
});

it('stays on a page that exists when pages go', () => {
  const { pager, end } = turning();
  pager.turn(-1);
  pager.count = 2;
  expect(pager.at).toBe(1);
  pager.count = 0;
  expect(pager.at).toBe(0);
  end();
});

it('has nothing to turn with a single page', () => {
  const pager = new Pager();
  pager.turn(1);
  expect([pager.at, pager.stopped, pager.turning]).toEqual([0, false, false]);
});

it('follows whoever leads to what is discussed, wherever it comes to stand', () => {
  const { pager, end } = turning();
  const contents = (...pages: readonly string[]) =>
    (pager.contents = pages.map((ids) => new Set(ids.split(' '))));
  contents('a b', 'c d', 'e');
  pager.follow({ on: 'd', page: null });
  flushSync();
  expect([pager.at, pager.turning]).toEqual([1, false]);
  pass(PAGE_MS * 2);
  expect(pager.at).toBe(1);
  contents('a', 'b c', 'd e');
  expect(pager.at).toBe(2);
  // What is not in this view holds nothing.
  pager.follow({ on: 'x', page: null });
  flushSync();
  expect([pager.at, pager.turning]).toEqual([2, true]);
  pass(PAGE_MS);
  expect(pager.at).toBe(0);
  end();
});

it('follows whoever leads to a page, and goes on by itself when it is let go', () => {
  const { pager, end } = turning();
  pager.follow({ on: null, page: 1 });
  flushSync();
  pass(PAGE_MS * 2);
  expect([pager.at, pager.stopped]).toEqual([1, true]);
  pager.follow({ on: null, page: null });
  flushSync();
  pass(PAGE_MS);
  expect(pager.at).toBe(2);
  end();
});

it('tells what is done by hand, and nothing else', () => {
  const heard: (number | null)[] = [];
  const pager = new Pager((page) => void heard.push(page));
  pager.count = 3;
  pager.turn(-1);
  pager.toggle();
  pager.toggle();
  pager.follow({ on: null, page: 1 });
  expect(heard).toEqual([2, null, 2]);
});
