/** Imports of types count: what depends on each other, if only for its types, cannot be read alone. */
import { dirname, join } from 'node:path/posix';
import { expect, test } from 'vitest';
import { sources, withoutComments, type Source } from './sources.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

/** The files of this project that a file imports, by whatever form of import or export. */
function importsOf({ path, text }: Source): readonly string[] {
  const specifiers = withoutComments(text).matchAll(
    /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])(#lib\/[^'"]+|\.{1,2}\/[^'"]+)\1/g,
  );
  return [...specifiers].map(([, , specifier = '']) =>
    specifier.startsWith('#lib/')
      ? join('src/lib', specifier.slice('#lib/'.length))
      : join(dirname(path), specifier),
  );
}

/** Sets of files of which each imports all others, directly or not (Tarjan 1972). */
function cyclesIn(graph: Graph): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    lowest.set(file, order.size - 1);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!graph.has(next)) continue;
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) {
        lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(next) ?? 0));
      }
    }
    if (lowest.get(file) !== order.get(file)) return;
    const members = stack.splice(stack.indexOf(file));
    if (members.length > 1 || graph.get(file)?.includes(file)) found.push(members);
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

test('AR2: no file of src imports itself by way of others, imports of types included', () => {
  const files = sources('src/**/*.{ts,svelte}');
  const graph = new Map(files.map((file) => [file.path, importsOf(file)]));
  expect([...graph.values()].flat().length).toBeGreaterThan(1_000);
  expect(cyclesIn(graph)).toEqual([]);
});

test('a cycle of types is found', () => {
  const graph = new Map(
    [
      { path: 'src/lib/a.ts', text: `import type { B } from './b.ts';` },
      { path: 'src/lib/b.ts', text: `export { c } from '#lib/c.ts';` },
      { path: 'src/lib/c.ts', text: `type A = import('./a.ts').A;` },
      { path: 'src/lib/d.ts', text: `import './a.ts';` },
    ].map((file) => [file.path, importsOf(file)]),
  );
  expect(cyclesIn(graph).map((files) => files.toSorted())).toEqual([
    ['src/lib/a.ts', 'src/lib/b.ts', 'src/lib/c.ts'],
  ]);
});
