import { expect, test } from 'vitest';
import { findings, sources } from './sources.ts';

// The memory broadcaster stands in for the network in tests, and waits as a network does.
const pure = sources('src/lib/{sync,workshop,methods}/**/*.{ts,svelte}').filter(
  ({ path }) => path !== 'src/lib/sync/room/memory-broadcaster.ts',
);

test('there is something to look at', () => {
  expect(pure.length).toBeGreaterThan(30);
});

// A mutator runs on the phone and in the room and must come to the same result in both.
test.each([
  ['the clock', /\bDate\.now\b|\bnew Date\(\)|\bperformance\b/],
  ['chance', /\bMath\.random\b|\bcrypto\b/],
  ['timers', /\bset(?:Timeout|Interval|Immediate)\b/],
  ['Node', /['"]node:|\bprocess\./],
  ['Svelte', /['"]svelte\b|\$(?:state|derived|effect)\b/],
  ['the console', /\bconsole\b/],
])('the engine, the domain and the methods know nothing of %s', (_, pattern) => {
  expect(pure.flatMap((source) => findings(source, pattern))).toEqual([]);
});
