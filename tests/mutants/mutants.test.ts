import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { hunt, testsOf } from './hunt.ts';
import { mutants } from './mutants.ts';
import { mutated } from './plugin.ts';

const root = resolve(import.meta.dirname, '../..');

test.each(mutants)(
  'MU1: each bug on the list can still be put in, and has tests ($name)',
  (one) => {
    const source = readFileSync(join(root, one.file), 'utf8');
    expect(mutated(source, one)).not.toBe(source);
    expect(testsOf(one.by)).not.toEqual([]);
  },
);

test('MU2: no two bugs have the same name, and there are at least twenty', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  expect(mutants.length).toBeGreaterThanOrEqual(20);
});

test('MU3: a bug that is put in is seen, and a source without it is not blamed', async () => {
  const [bug] = mutants.filter(({ by }) => by === 'W1');
  if (!bug) throw new Error('no mutant of W1');
  expect((await hunt(bug, bug.name)).caughtBy).not.toEqual([]);
  const { caughtBy, ran } = await hunt(bug, null);
  expect(caughtBy).toEqual([]);
  expect(ran).toBeGreaterThan(0);
});
