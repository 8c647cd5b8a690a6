import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { hunt, testsOf } from './hunt.ts';
import { mutants } from './mutants.ts';
import { mutated } from './plugin.ts';

const root = resolve(import.meta.dirname, '../..');

test.each(mutants)(
  'MU1: every mutant can still be applied, and the rule it breaks has tests ($name)',
  (mutant) => {
    const source = readFileSync(join(root, mutant.file), 'utf8');
    expect(mutated(source, mutant)).not.toBe(source);
    expect(testsOf(mutant.by)).not.toEqual([]);
  },
);

test('MU2: mutants have unique names, and there are at least twenty', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  expect(mutants.length).toBeGreaterThanOrEqual(20);
});

test('MU3: a mutant is detected, and unmodified source is not', async () => {
  const [bug] = mutants.filter(({ by }) => by === 'W1');
  if (!bug) throw new Error('no mutant of W1');
  expect((await hunt(bug, bug.name)).caughtBy).not.toEqual([]);
  const { caughtBy, ran } = await hunt(bug, null);
  expect(caughtBy).toEqual([]);
  expect(ran).toBeGreaterThan(0);
});
