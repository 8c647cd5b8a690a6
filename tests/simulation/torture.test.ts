import { describe, expect, test } from 'vitest';
import { isClean, run, STEPS_PER_SERIES, type Failure } from './run/run.ts';
import { drawSeries } from './run/series.ts';
import { shrink, simulate } from './run/simulate.ts';
import { bugs, lossyPages } from './bugs.ts';
import { tries } from '../support/tries.ts';

const clock = (): number => performance.now();
/** Milliseconds: what a machine takes that has much else to do. */
const patience = 600_000;

describe('everything that can fail fails, at any time', () => {
  test(
    'Z1: nothing is lost, duplicated or invented, no two views diverge and nothing is sent to the wrong recipients',
    { timeout: patience },
    async () => {
      const ops = tries(150_000, 30_000);
      const failures: unknown[] = [];
      const outcome = await run({
        ops,
        seed: 1,
        clients: null,
        clock,
        onFailure: ({ request, verdict }) =>
          void failures.push({ request, findings: verdict.findings.slice(0, 3) }),
      });
      expect(failures).toEqual([]);
      expect(outcome).toEqual({
        ops,
        seeds: ops / STEPS_PER_SERIES,
        lost: 0,
        duplicated: 0,
        phantom: 0,
        diverged: 0,
        leaked: 0,
        opsPerSecond: expect.any(Number) as number,
      });
    },
  );

  test('Z2: equal seeds produce identical messages, and different seeds different ones', async () => {
    const request = { seed: 7, ops: 300, clients: null };
    const [one, again, other] = [
      await simulate(drawSeries(request), { logSteps: true }),
      await simulate(drawSeries(request), { logSteps: true }),
      await simulate(drawSeries({ ...request, seed: 8 })),
    ];
    expect(again).toEqual(one);
    expect(one.log).toHaveLength(300);
    expect(other.trace).not.toBe(one.trace);
  });
});

describe('what is wrong is found', () => {
  test.each(Object.keys(bugs))(
    'Z3: an injected bug is found within a few series (%s)',
    { timeout: patience },
    async (name) => {
      let found = 0;
      for (let seed = 1; seed <= 400 && found === 0; seed += 1) {
        const series = drawSeries({ seed, ops: STEPS_PER_SERIES, clients: null });
        const { findings } = await simulate(series, { faults: bugs[name] ?? {} });
        found = findings.length;
      }
      expect(found).toBeGreaterThan(0);
    },
  );

  test('RC9: records that a page loses unnoticed are restored by the end of the simulation, and the log counts the losses', async () => {
    const findings: string[] = [];
    for (let seed = 1; seed <= 6; seed += 1) {
      const series = drawSeries({ seed, ops: STEPS_PER_SERIES, clients: null });
      const verdict = await simulate(series, { faults: lossyPages });
      findings.push(...verdict.findings.map(({ about }) => about));
    }
    const counted = findings.filter((about) => about.startsWith('fault in state: '));
    expect(counted).not.toEqual([]);
    expect(findings).toEqual(counted);
  });

  test('Z4: a failing series is shrunk to a few steps that fail in the same way', async () => {
    const faults = bugs['who wrote is told to the group'] ?? {};
    const options = { ops: 2_000, seed: 1, clients: null, clock };
    const failures: Failure[] = [];
    const outcome = await run({
      ...options,
      faults,
      onFailure: (failure) => void failures.push(failure),
    });
    expect(isClean(outcome)).toBe(false);
    const [failure] = failures;
    if (!failure) throw new Error('nothing failed');
    const { series, verdict } = await shrink(failure.series, failure.verdict, faults);
    expect(series.steps.length).toBeLessThan(20);
    expect(verdict.log).toHaveLength(series.steps.length);
    expect(verdict.findings[0]?.kind).toBe(failure.verdict.findings[0]?.kind);
  });
});
