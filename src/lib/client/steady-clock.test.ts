import { beforeEach, expect, test } from 'vitest';
import { SteadyClock } from './steady-clock.ts';

const DAY = 86_400_000;
let even: number;
let day: number;
let clock: SteadyClock;

beforeEach(() => {
  even = 100;
  day = 1_800_000_000_000;
  clock = new SteadyClock(
    () => even,
    () => day,
  );
});

function pass(ms: number): void {
  even += ms;
  day += ms;
}

test.each([DAY, -DAY, 3_600_000, 1])(
  "RC17: setting the clock of the device while a page is open does not change the page's time (by %s)",
  (jump) => {
    const before = clock.now();
    pass(1_000);
    day += jump;
    pass(1_000);
    expect(clock.now()).toBe(before + 2_000);
    // Nor when the page is left and looked at again after that.
    clock.markAwake();
    pass(5_000);
    clock.resume();
    expect(clock.now()).toBe(before + 7_000);
  },
);

test('RC18: time asleep counts, even where the monotonic clock of the device stopped', () => {
  const before = clock.now();
  day += DAY;
  clock.markAwake();
  day += 600_000;
  clock.resume();
  expect(clock.now()).toBe(before + 600_000);
  clock.resume();
  expect(clock.now()).toBe(before + 600_000);
  clock.markAwake();
  pass(1_000);
  day -= DAY;
  clock.resume();
  expect(clock.now()).toBe(before + 601_000);
});
