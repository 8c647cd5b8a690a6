import { describe, expect, test } from 'vitest';
import { Turnstiles } from './turnstile.ts';

const passed = (times: number, pass: (i: number) => boolean): number =>
  Array.from({ length: times }, (_, i) => pass(i)).filter(Boolean).length;

describe('turnstiles', () => {
  test('W40: at one workshop seats are taken no faster than people come in, and from elsewhere as before', () => {
    let now = 0;
    const at = new Turnstiles(() => now);
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

  test('W41: series are made no faster than people make them, by one address or by all', () => {
    let now = 0;
    const at = new Turnstiles(() => now);
    expect(passed(1_000, () => at.mayCreate('10.0.0.1'))).toBe(60);
    expect(passed(1_000, (i) => at.mayCreate(`10.1.${i >> 8}.${i & 255}`))).toBe(240);
    now += 60_000;
    expect(passed(1_000, () => at.mayCreate('10.0.0.1'))).toBe(2);
    expect(passed(1_000, (i) => at.mayCreate(`10.2.${i >> 8}.${i & 255}`))).toBe(4);
  });
});
