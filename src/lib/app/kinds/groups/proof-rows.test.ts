import { expect, test } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import type { MixFigures } from '#lib/workshop/kinds/groups/model.ts';
import { pairsSentence, rowsOf } from './proof-rows.ts';

const figures = (repeatedPairs: number, fewestRepeatedPairs: number): MixFigures => ({
  ...{ organisations: [], roles: [], repeatedPairs, fewestRepeatedPairs, newPairs: 52 },
  ...{ organisationSpread: { worst: 1, best: 1 }, roleSpread: { worst: 1, best: 1 } },
  ...{ groups: 4, sizes: { fewest: 6, most: 6 }, moves: 18, broken: [] },
});

test('Q8: a bound that has not been reached is told as a bound, and nothing is said of fewer than none', () => {
  const possible = (now: number, bound: number) =>
    rowsOf(figures(now, bound)).find(({ label }) => label === m.group_proof_repeated())?.best;
  expect(pairsSentence(figures(0, 0))).toBe(m.host_pairs_none({ n: 52 }));
  // Where the bound is met, nobody can do better.
  expect(pairsSentence(figures(8, 8))).toBe(m.host_pairs({ n: 8 }));
  expect(possible(8, 8)).toBe('8');
  // A café whose roles are to be spread as well: eight is out of reach.
  expect(pairsSentence(figures(16, 8))).toBe(m.host_pairs_above({ n: 16, fewest: '8' }));
  expect(possible(16, 8)).toBe(m.group_proof_least({ n: '8' }));
  expect(pairsSentence(figures(2, 0))).toBe(m.host_pairs_some({ n: 2 }));
  expect(pairsSentence(figures(2, 0))).not.toMatch(/0/);
  expect(possible(2, 0)).toBe('–');
});
