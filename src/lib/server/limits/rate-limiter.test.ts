import { describe, expect, test } from 'vitest';
import { FormLimits } from './rate-limiter.ts';

const passed = (times: number, pass: (i: number) => boolean): number =>
  Array.from({ length: times }, (_, i) => pass(i)).filter(Boolean).length;

describe('turnstiles', () => {
  test('W40: seats at one workshop are taken no faster than people arrive, and joining elsewhere is unaffected', () => {
    let now = 0;
    const at = new FormLimits(() => now);
    // A machine with an address for every seat.
    const flood = () =>
      passed(5_000, (i) => at.mayJoin(`10.0.${i >> 8}.${i & 255}`, 'workshop:w1'));
    expect(flood()).toBe(600);
    now += 10_000;
    expect(flood()).toBe(100);
    // A hall of five hundred behind one address, at another workshop, all at once.
    expect(passed(500, () => at.mayJoin('192.168.0.1', 'workshop:w2'))).toBe(500);
    // Two hundred in a minute, while the machine goes on at the other.
    let joined = 0;
    for (let second = 0; second < 60; second += 1) {
      now += 1_000;
      flood();
      joined += passed(4, () => at.mayJoin('192.168.0.1', 'workshop:w2'));
    }
    expect(joined).toBe(240);
  });

  test('W41: series are created no faster than people create them, by one address and in total', () => {
    let now = 0;
    const at = new FormLimits(() => now);
    expect(passed(1_000, () => at.mayCreate('10.0.0.1'))).toBe(60);
    expect(passed(1_000, (i) => at.mayCreate(`10.1.${i >> 8}.${i & 255}`))).toBe(240);
    now += 60_000;
    expect(passed(1_000, () => at.mayCreate('10.0.0.1'))).toBe(2);
    expect(passed(1_000, (i) => at.mayCreate(`10.2.${i >> 8}.${i & 255}`))).toBe(4);
  });

  test('W55: series made from a few addresses keep nobody else from making one', () => {
    let now = 0;
    const at = new FormLimits(() => now);
    for (let minute = 0; minute < 60; minute += 1) {
      now += 60_000;
      for (let i = 0; i < 20; i += 1) passed(100, () => at.mayCreate(`10.0.0.${i}`));
      expect([minute, at.mayCreate(`192.0.2.${minute}`)]).toEqual([minute, true]);
    }
  });
});
