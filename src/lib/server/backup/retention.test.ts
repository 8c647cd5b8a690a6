import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostCopies, toFree, toKeep, type Copy } from './retention.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const now = Date.UTC(2027, 1, 1, 10, 15);

const copyAt = (at: number): Copy => ({ name: `${at}`, at, bytes: 1 });
/** Copies at different minutes of the last forty days. */
const copies = fc
  .uniqueArray(fc.nat(40 * 24 * 60), { maxLength: 300 })
  .map((ages) => ages.map((age) => copyAt(now - age * MINUTE_MS)));

test('BK1: the ten latest backups are kept, then one an hour for a day and one a day for thirty days', () => {
  // A copy every minute for forty days.
  const all = Array.from({ length: 40 * 24 * 60 }, (_, i) => copyAt(now - i * MINUTE_MS));
  const kept = toKeep(all, now).map(({ at }) => at);
  const expected = new Set<number>();
  for (let i = 0; i < 10; i += 1) expected.add(now - i * MINUTE_MS);
  // 10:15 itself, then the last minutes of the hours before, as far as they lie within a day.
  const hour = Date.UTC(2027, 1, 1, 10);
  for (let i = 0; i < 24; i += 1) expected.add(hour - i * HOUR_MS - MINUTE_MS);
  const day = Date.UTC(2027, 1, 1);
  for (let i = 0; i < 30; i += 1) expected.add(day - i * DAY_MS - MINUTE_MS);
  expect(kept).toEqual([...expected].sort((a, b) => b - a));
});

test('BK2: the newest backup is always kept, and never more than sixty-six', () => {
  fc.assert(
    fc.property(copies, (all) => {
      const kept = toKeep(all, now);
      const latest = [...all].sort((a, b) => b.at - a.at).slice(0, 10);
      expect(kept).toEqual(expect.arrayContaining(latest));
      expect(all).toEqual(expect.arrayContaining([...kept]));
      expect(kept.length).toBeLessThanOrEqual(mostCopies);
      expect(toKeep(kept, now)).toEqual(kept);
    }),
  );
  expect(mostCopies).toBe(66);
});

test('BK3: applying the retention rule after every backup or once at the end keeps the same backups', () => {
  fc.assert(
    fc.property(copies, (all) => {
      const inTime = [...all].sort((a, b) => a.at - b.at);
      let held: readonly Copy[] = [];
      for (const copy of inTime) held = toKeep([...held, copy], copy.at);
      expect(toKeep(held, now)).toEqual(toKeep(all, now));
    }),
  );
});

/** More of them than the rule ever keeps. */
const hours = fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { minLength: 80, maxLength: 120 });

test('BK4: backups with a date in the future do not displace those of today', () => {
  fc.assert(
    fc.property(copies, hours, (all, ahead) => {
      fc.pre(all.length > 0);
      const future = ahead.map((later) => copyAt(now + later * HOUR_MS));
      const kept = toKeep([...future, ...all], now);
      const newest = [...all].sort((a, b) => b.at - a.at)[0];
      fc.pre(newest !== undefined && newest.at > now - 30 * DAY_MS);
      expect(kept).toContain(newest);
      expect(kept.length).toBeLessThanOrEqual(mostCopies);
    }),
  );
});

test('BK5: to free space the oldest backups are deleted first, only as many as needed, and never the newest', () => {
  const sized = fc
    .uniqueArray(fc.tuple(fc.nat(10_000), fc.integer({ min: 1, max: 100 })), {
      selector: ([at]) => at,
      maxLength: 30,
    })
    .map((all) => all.map(([at, bytes]): Copy => ({ name: `${at}`, at, bytes })));
  fc.assert(
    fc.property(sized, fc.nat(500), fc.nat(2_000), (all, free, wanted) => {
      const going = toFree(all, free, wanted);
      const staying = all.filter((copy) => !going.includes(copy));
      const sum = (some: readonly Copy[]) => some.reduce((total, { bytes }) => total + bytes, free);
      if (all.length > 0) expect(staying.length).toBeGreaterThan(0);
      for (const gone of going) {
        expect(staying.every(({ at }) => at > gone.at)).toBe(true);
      }
      if (staying.length > 1) expect(sum(going)).toBeGreaterThanOrEqual(wanted);
      if (going.length > 0) expect(sum(going.slice(0, -1))).toBeLessThan(wanted);
    }),
  );
});
