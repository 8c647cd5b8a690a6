import { describe, expect, test } from 'vitest';
import {
  isClean,
  run,
  STEPS_PER_SERIES,
  type Failure,
} from '../../src/commands/torture/campaign.ts';
import { play } from '../../src/commands/torture/play.ts';
import { shrink } from '../../src/commands/torture/shrink.ts';
import { bugs, lossyPages } from './bugs.ts';

const clock = (): number => performance.now();
/** Milliseconds: what a machine takes that has much else to do. */
const patience = 600_000;

describe('everything that can fail fails, at any time', () => {
  test(
    'Z1: nothing is lost, done twice, made up, seen differently or told to the wrong people',
    { timeout: patience },
    async () => {
      const failures: unknown[] = [];
      const outcome = await run({
        ops: 150_000,
        seed: 1,
        clients: null,
        clock,
        onFailure: ({ series, verdict }) =>
          void failures.push({ series, findings: verdict.findings.slice(0, 3) }),
      });
      expect(failures).toEqual([]);
      expect(outcome).toEqual({
        ops: 150_000,
        seeds: 150_000 / STEPS_PER_SERIES,
        lost: 0,
        duplicated: 0,
        phantom: 0,
        diverged: 0,
        leaked: 0,
        opsPerSecond: expect.any(Number) as number,
      });
    },
  );

  test('Z2: the same seed does the same to the last message, and another one does not', async () => {
    const series = { seed: 7, ops: 300, clients: null };
    const [one, again, other] = [
      await play(series, { tell: true }),
      await play(series, { tell: true }),
      await play({ ...series, seed: 8 }),
    ];
    expect(again).toEqual(one);
    expect(one.told).toHaveLength(300);
    expect(other.trace).not.toBe(one.trace);
  });
});

describe('what is wrong is found', () => {
  test.each(Object.keys(bugs))(
    'Z3: a bug that is put in is found within a few series (%s)',
    { timeout: patience },
    async (name) => {
      let found: Failure | null = null;
      for (let seed = 1; seed <= 60 && !found; seed += 1) {
        const series = { seed, ops: STEPS_PER_SERIES, clients: null };
        const verdict = await play(series, { tampering: bugs[name] ?? {} });
        if (verdict.findings.length > 0) found = { series, verdict };
      }
      expect(found?.verdict.findings).not.toHaveLength(0);
    },
  );

  test('RC9: what pages lose without noticing they have again by the end, and the log counts it', async () => {
    const findings: string[] = [];
    for (let seed = 1; seed <= 6; seed += 1) {
      const series = { seed, ops: STEPS_PER_SERIES, clients: null };
      const verdict = await play(series, { tampering: lossyPages });
      findings.push(...verdict.findings.map(({ about }) => about));
    }
    const counted = findings.filter((about) => about.startsWith('fault in state: '));
    expect(counted).not.toEqual([]);
    expect(findings).toEqual(counted);
  });

  test('Z4: of a series that fails few steps are left, and with them it fails in the same way', async () => {
    const tampering = bugs['who wrote is told to the group'] ?? {};
    const campaign = { ops: 2_000, seed: 1, clients: null, clock };
    const failures: Failure[] = [];
    const outcome = await run({
      ...campaign,
      tampering,
      onFailure: (failure) => void failures.push(failure),
    });
    expect(isClean(outcome)).toBe(false);
    const [failure] = failures;
    if (!failure) throw new Error('nothing failed');
    const { only, verdict } = await shrink(failure.series, failure.verdict, tampering);
    expect(only.length).toBeLessThan(20);
    expect(verdict.told).toHaveLength(only.length);
    expect(verdict.findings[0]?.wrong).toBe(failure.verdict.findings[0]?.wrong);
  });
});
