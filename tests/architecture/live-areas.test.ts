import { parse, type AST } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { sources } from './sources.ts';

/** What comes by itself; where the focus goes to it, or it is the page, nothing need be said. */
const elsewhere = new Set([
  'src/lib/app/setup/LinkPanel.svelte',
  'src/lib/app/setup/CreatedSeries.svelte',
  // It stands there when the page comes.
  'src/routes/+page.svelte',
]);

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

const isRegion = (node: Node): boolean =>
  node.name === 'LiveArea' ||
  (node.attributes?.some(({ name }) => name === 'role' || name === 'aria-live') ?? false);

/** Banners that come and go outside of any region that stands. */
function unheard(node: Node, comes: boolean, heard: boolean): number {
  if (node.name === 'Banner' && comes && !heard) return 1;
  const within = comes || /^(?:If|Each|Await|Key)Block$/.test(node.type);
  const inRegion = heard || isRegion(node);
  return Object.values(node)
    .flatMap((value: unknown): unknown[] => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
    .reduce((sum, child) => sum + unheard(child, within, inRegion), 0);
}

const components = sources('src/**/*.svelte').map(({ path, text }) => {
  const { fragment }: AST.Root = parse(text, { modern: true });
  return { path, tree: fragment };
});

test('X6: a banner that comes by itself stands in a live region that is there before it', () => {
  const found = components.filter(
    ({ path, tree }) => !elsewhere.has(path) && unheard(tree, false, false) > 0,
  );
  expect(found.map(({ path }) => path)).toEqual([]);
});
