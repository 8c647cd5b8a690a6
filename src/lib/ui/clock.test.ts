import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockText, phaseOf, timeLeft } from './clock.ts';

describe('clock', () => {
  it('shows 0:00 only when nothing is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000_000 }), (left) => {
        expect(clockText(left) === '0:00').toBe(left === 0);
      }),
    );
  });

  it('reads back as the seconds left, rounded up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000_000 }), (left) => {
        const [minutes, seconds] = clockText(left).split(':');
        expect(seconds).toMatch(/^[0-5]\d$/);
        expect(Number(minutes) * 60 + Number(seconds)).toBe(Math.ceil(left / 1000));
      }),
    );
  });

  it('never goes below nothing, and lets a pause win', () => {
    expect(timeLeft(1_000, null, 5_000)).toBe(0);
    expect(timeLeft(1_000, 90_000, 5_000)).toBe(90_000);
    expect(timeLeft(null, null, 5_000)).toBeNull();
  });

  it.each([
    [null, false, 'off'],
    [60_001, false, 'running'],
    [60_000, false, 'last-minute'],
    [1, false, 'last-minute'],
    [0, false, 'over'],
    [30_000, true, 'paused'],
  ] as const)('with %s ms left (paused: %s) is %s', (left, paused, phase) => {
    expect(phaseOf(left, paused)).toBe(phase);
  });
});
