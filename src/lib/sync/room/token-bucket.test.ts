import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

test('W1: in any period no more is let through than one burst plus what has refilled since', () => {
  const pace = fc.record({ burst: fc.integer({ min: 1, max: 30 }), perSecond: fc.constant(5) });
  const waits = fc.array(fc.integer({ min: -500, max: 3_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(pace, waits, ({ burst, perSecond }, steps) => {
      const bucket = new TokenBucket({ burst, perSecond }, 0);
      let now = 0;
      let gone = 0;
      const taken: number[] = [];
      for (const step of steps) {
        now += step;
        // By the time that has really passed: a clock that was set back has lost none.
        gone += Math.max(0, step);
        if (bucket.take(now)) taken.push(gone);
      }
      for (const [first, from] of taken.entries()) {
        for (const [more, to] of taken.slice(first).entries()) {
          expect(more + 1).toBeLessThanOrEqual(burst + ((to - from) / 1_000) * perSecond + 1e-9);
        }
      }
    }),
  );
});

test('W2: after a rest the whole burst is available again', () => {
  const bucket = new TokenBucket({ burst: 20, perSecond: 5 }, 0);
  const drain = (at: number) => Array.from({ length: 100 }, () => bucket.take(at)).filter(Boolean);
  expect(drain(0)).toHaveLength(20);
  expect(drain(1_000)).toHaveLength(5);
  expect(drain(60_000)).toHaveLength(20);
});
