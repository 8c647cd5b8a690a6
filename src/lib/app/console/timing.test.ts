import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRunning, longer, off, paused, started, type Timing } from './timing.ts';

const now = 1_700_000_000_000;
const left = fc.integer({ min: 1, max: 36_000_000 });

describe('timing', () => {
  it('starts from the planned minutes, or from five where none are planned', () => {
    expect(started({ ...off, minutes: 12 }, now)).toEqual({
      endsAt: now + 720_000,
      pausedLeft: null,
    });
    expect(started({ ...off, minutes: null }, now).endsAt).toBe(now + 300_000);
  });

  it('loses nothing between pause and start, however long the pause', () => {
    fc.assert(
      fc.property(left, fc.integer({ min: 0, max: 3_600_000 }), (ms, pause) => {
        const held = paused({ endsAt: now + ms, pausedLeft: null }, now);
        expect(held).toEqual({ endsAt: null, pausedLeft: ms });
        const later = now + pause;
        expect(started({ ...held, minutes: 3 }, later)).toEqual({
          endsAt: later + ms,
          pausedLeft: null,
        });
      }),
    );
  });

  it('TM1: extra time is added to the time left, to the current time if none is left, and to the planned time before the start', () => {
    fc.assert(
      fc.property(left, fc.boolean(), (ms, running) => {
        const before: Timing = running
          ? { endsAt: now + ms, pausedLeft: null }
          : { endsAt: null, pausedLeft: ms };
        const after = longer({ ...before, minutes: 3 }, now);
        expect(isRunning(after)).toBe(running);
        const leftAfter = after.endsAt === null ? after.pausedLeft : after.endsAt - now;
        expect(leftAfter).toBe(ms + 60_000);
      }),
    );
    const over = { endsAt: now - 5_000, pausedLeft: null, minutes: 12 };
    expect(longer(over, now, 5)).toEqual({ endsAt: now + 300_000, pausedLeft: null });
    // Not started: nothing begins to run by it.
    expect(longer({ ...off, minutes: 12 }, now, 2)).toEqual({ endsAt: null, pausedLeft: 840_000 });
  });

  it('gives one that has run out a minute from now, and pauses it to nothing', () => {
    const over: Timing = { endsAt: now - 5_000, pausedLeft: null };
    expect(longer({ ...over, minutes: 3 }, now).endsAt).toBe(now + 60_000);
    expect(paused(over, now)).toEqual(off);
  });
});
