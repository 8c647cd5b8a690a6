/** Where the product asks before it does something; decision 36 says why in each place. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** A dialog that cannot be closed but by an answer, or the one that is made to ask. */
const asks = /<ConfirmDialog\b|<Dialog\b[^>]*\bcloseHidden\b/;

test('AF1: a question stands only where undo is not enough, and each has its reason in decision 36', () => {
  const lines = read('docs/decisions/0036-asking-first.md').matchAll(
    /^\| `([^`]+)`[^|]*\|[^|]*\|([^|]*)\|/gm,
  );
  const listed = new Map([...lines].map(([, path = '', why = '']) => [path, why.trim()]));
  const found = globSync('src/lib/{app,ui}/**/*.svelte', { cwd: root })
    .filter((path) => path !== join('src', 'lib', 'ui', 'ConfirmDialog.svelte'))
    .filter((path) => asks.test(read(path)))
    .map((path) => path.replaceAll('\\', '/').replace(/^src\/lib\/(?:app\/)?/, ''));
  expect(found.toSorted()).toEqual([...listed.keys()].toSorted());
  expect([...listed.values()].filter((why) => why.length < 10)).toEqual([]);
  expect(
    globSync('src/**/*.{svelte,ts}', { cwd: root }).filter((path) =>
      /\bwindow\.confirm\(|[^.\w]confirm\('/.test(read(path)),
    ),
  ).toEqual([]);
});
