/** Lists that are set in columns beside each other. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('keeps the numbers of a list in columns off the text of the column before', () => {
  const rules = globSync('src/**/*.svelte', { cwd: root }).flatMap((path) => {
    const source = readFileSync(join(root, path), 'utf8');
    const style = source.slice(Math.max(0, source.indexOf('<style>')));
    return [...style.matchAll(/\{[^{}]*[^-]\bcolumns: [^;]+;[^{}]*\}/g)].map(([rule]) => ({
      path,
      rule,
    }));
  });
  expect(rules.length).toBeGreaterThan(2);
  expect(rules.filter(({ rule }) => !rule.includes('column-gap:'))).toEqual([]);
});
