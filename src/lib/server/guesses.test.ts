import { describe, expect, test } from 'vitest';
import { Guesses, networkOf } from './guesses.ts';

const right = '48217306';
const other = '11112222';
const rooms = new Map([
  [right, 'workshop:w1'],
  [other, 'workshop:w2'],
]);
const venue = '203.0.113.7';

/** A door with a clock, and how many codes it has looked up. */
function opened() {
  const clock = { now: 1_000_000 };
  const looked: { readonly code: string; readonly at: number }[] = [];
  const guesses = new Guesses(() => clock.now);
  const look = (code: string, address: string) =>
    guesses.look(code, address, (one) => {
      looked.push({ code, at: clock.now });
      return rooms.get(one) ?? null;
    }).found;
  return { clock, guesses, look, looked };
}

const wrong = (i: number): string => String(50_000_000 + (i % 40_000_000));
const anywhere = (i: number): string => `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`;

describe('a million guesses', () => {
  test.each<readonly [string, (i: number) => string]>([
    ['from one address', () => '198.51.100.1'],
    ['from an address each', anywhere],
    ['from within the hall', () => venue],
    ['from one IPv6 network', (i) => `2001:db8:0:1:${i.toString(16)}::1`.slice(0, 39)],
  ])(
    'W13: right codes pass where they are known, and at most forty wrong ones in any minute are looked up (%s)',
    (_name, from) => {
      const { clock, guesses, look, looked } = opened();
      // The facilitator's console stands in the hall.
      guesses.welcome(right, venue);
      let joined = 0;
      let hits = 0;
      // A million in five minutes, and two hundred right ones in each of them.
      for (let i = 0; i < 1_000_000; i += 1) {
        if (i % 10 === 0) clock.now += 3;
        if (look(wrong(i), from(i)) !== null) hits += 1;
        if (i % 1_000 === 0 && look(right, venue) !== null) joined += 1;
      }
      expect([joined, hits]).toEqual([1_000, 0]);
      const misses = looked.filter((one) => one.code !== right);
      expect(misses.length).toBeLessThanOrEqual(6 * 40);
      for (const [i, { at }] of misses.entries()) {
        const soonest = misses[i + 40];
        if (soonest) expect(soonest.at - at).toBeGreaterThanOrEqual(60_000);
      }
    },
  );

  test('W14: who guesses is not told when a guess is right, once there were too many', () => {
    const { clock, look } = opened();
    const thief = '198.51.100.1';
    for (let i = 0; i < 100; i += 1) look(wrong(i), thief);
    expect(look(right, thief)).toBeNull();
    // Twenty of forty are left for all others.
    expect(look(right, '198.51.100.2')).toBe('workshop:w1');
    for (let i = 0; i < 100; i += 1) look(wrong(i), anywhere(i));
    expect(look(other, '198.51.100.3')).toBeNull();
    // What was right here once still is.
    expect(look(right, '198.51.100.2')).toBe('workshop:w1');
    clock.now += 60_000;
    expect(look(other, '198.51.100.3')).toBe('workshop:w2');
    expect(look(right, thief)).toBe('workshop:w1');
  });

  test('W15: what was right and is no longer counts as a guess', () => {
    const { look, looked } = opened();
    const seats = new Map([['ABC234', 'seat:p1']]);
    const guesses = new Guesses(() => 0);
    const take = (code: string) => {
      const seat = seats.get(code) ?? null;
      seats.delete(code);
      return seat;
    };
    expect(guesses.look('ABC234', venue, take).found).toBe('seat:p1');
    for (let i = 0; i < 20; i += 1) expect(guesses.look('ABC234', venue, take).found).toBeNull();
    seats.set('ABC234', 'seat:p1');
    expect(guesses.look('ABC234', venue, take)).toEqual({ found: null, tooMany: true });
    expect([look(right, venue), looked.length]).toEqual(['workshop:w1', 1]);
  });
});

test('W16: an address stands for the network that one person can have', () => {
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
  expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
  const one = networkOf('2001:db8:0:1::5');
  expect(networkOf('2001:db8:0:1:aaaa:bbbb:cccc:dddd')).toBe(one);
  expect(networkOf('2001:db8:0:2::5')).not.toBe(one);
  expect(networkOf('2001:db8::5')).toBe(networkOf('2001:db8:0:0:1:2:3:4'));
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf('')).toBe('');
});
