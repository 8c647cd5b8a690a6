/** Values of a fuzz: what tends to break whoever reads it, and draws from arbitraries one by one. */
import fc from 'fast-check';

/** What tends to break what reads it. */
export const hostile: readonly unknown[] = [
  ...[null, true, -0, -1, 0.5, 2 ** 53, 1e308, '', ' ', '\u0000', '\ud800', '\u202eabc', '\ufeff'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'a'.repeat(600),
    '𝒳'.repeat(300),
    'e\u0301'.repeat(99),
  ],
  ...['<script>alert(1)</script>', '=1+1', '{"t":"hello"}', [], {}, [[]], [null], { n: 1 }],
  ...[{ toString: 1 }, { then: 1 }, { length: -1 }, { _placeholder: true, num: 0 }],
  JSON.parse('{"__proto__":{"role":"facilitator"}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":1}}}'),
  JSON.parse('['.repeat(2_000) + ']'.repeat(2_000)),
];

/** Values are generated so many at a time, which is several times as fast as one by one. */
const BLOCK = 64;

/** Values of an arbitrary without end, the same for the same seed (whole, from 0). */
export function* drawnFrom<Value>(
  arbitrary: fc.Arbitrary<Value>,
  seed: number,
): Generator<Value, never> {
  for (let block = 0; ; block += 1) {
    yield* fc.sample(fc.noBias(arbitrary), { seed: (seed + block) | 0, numRuns: BLOCK });
  }
}
