/** What a style sheet has that the oldest browsers lack (floor.js), by the compatibility data of MDN. */
import data, { type Identifier } from '@mdn/browser-compat-data' with { type: 'json' };
import { parse, walk, type Block, type CssNode, type Declaration } from 'css-tree';
import { isSupported } from '../../eslint.floor.js';

/** Looks the same without it, or nearly so: nothing is hidden, covered or out of reach. */
const harmless = new Set([
  // Lines of a heading or a paragraph are of less equal length.
  ...['text-wrap', 'text-wrap-style'],
  // Long words are divided more often.
  'hyphenate-limit-chars',
  // Where a finger is, there is no pointer to change, and no text field with a handle.
  ...['cursor', 'resize'],
  // The colours of high contrast are there where the browser has the mode.
  ...['forced-color-adjust', 'forced-colors'],
  // A page without scripts says so in the place of what these hide.
  'scripting',
  // Only with `cqi`, which stands within `@supports`.
  'container-type',
  // A list of hundreds of cards is drawn at once.
  ...['content-visibility', 'contain-intrinsic-block-size', 'contain-intrinsic-size'],
]);

const { properties = {}, selectors = {}, types = {}, 'at-rules': atRules = {} } = data.css;

function lacks(entry: Identifier | undefined): boolean {
  return !isSupported(entry?.__compat);
}

/** Where the data have a unit by another name than the unit's. */
function unitOf(unit: string): Identifier | undefined {
  const lengths = types['length'] ?? {};
  if (/^cq/.test(unit)) return lengths['container_query_length_units'];
  if (/^dv/.test(unit)) return lengths['viewport_percentage_units_dynamic'];
  if (/^sv/.test(unit)) return lengths['viewport_percentage_units_small'];
  if (/^lv/.test(unit)) return lengths['viewport_percentage_units_large'];
  return lengths[unit];
}

/** What a declaration uses that the oldest browsers lack. */
function missingIn(declaration: Declaration): string[] {
  const { property, value } = declaration;
  if (property.startsWith('-')) return property.startsWith('--') ? valueOf(value, undefined) : [];
  const known = properties[property];
  if (lacks(known)) return harmless.has(property) ? [] : [property];
  return harmless.has(property) ? [] : valueOf(value, known);
}

function valueOf(value: CssNode, property: Identifier | undefined): string[] {
  const found: string[] = [];
  walk(value, (node) => {
    if (node.type === 'Dimension' && lacks(unitOf(node.unit.toLowerCase()))) found.push(node.unit);
    if (node.type === 'Identifier' && lacks(property?.[node.name])) found.push(node.name);
    if (node.type === 'Function') {
      const color = types['color'];
      const entry = types[node.name] ?? color?.[node.name] ?? property?.[node.name];
      if (lacks(entry)) found.push(`${node.name}()`);
    }
  });
  return found;
}

/** What follows something that all understand is extra. */
function missingInBlock({ children }: Block): string[] {
  const found: string[] = [];
  const declarations = children.toArray().filter((node) => node.type === 'Declaration');
  // With a prefix too: the browsers of that prefix understand it.
  const prefixed = new Set(
    declarations.flatMap(({ property }) => /^-(?:webkit|moz)-(.+)/.exec(property)?.[1] ?? []),
  );
  const understood = new Set<string>();
  for (const declaration of declarations) {
    const { property } = declaration;
    if (prefixed.has(property) || understood.has(property)) continue;
    const missing = missingIn(declaration);
    found.push(...missing.map((name) => `${property}: ${name}`));
    // A custom property takes any value: what stood before it is forgotten.
    if (missing.length === 0 && !property.startsWith('--')) understood.add(property);
  }
  return found;
}

/**
 * Names of what is missing, each with where it stands. What follows a declaration of the same
 * property that all understand, and what stands within `@supports`, has something to fall back to.
 */
export function missingStyles(css: string): string[] {
  const found: string[] = [];
  const tree = parse(css, { parseCustomProperty: true });
  walk(tree, {
    enter(node: CssNode) {
      if (node.type === 'Atrule') {
        if (node.name === 'supports') return walk.skip;
        if (lacks(atRules[node.name])) found.push(`@${node.name}`);
      }
      if (node.type === 'FeatureRange') found.push('range in @media');
      if (
        node.type === 'Feature' &&
        node.kind === 'media' &&
        !harmless.has(node.name) &&
        lacks(atRules['media']?.[node.name])
      ) {
        found.push(`@media ${node.name}`);
      }
      if (node.type === 'NestingSelector') found.push('nesting');
      if (
        (node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector') &&
        !node.name.startsWith('-') &&
        lacks(selectors[node.name])
      ) {
        found.push(`:${node.name}`);
      }
      if (node.type === 'Block') found.push(...missingInBlock(node));
      return undefined;
    },
  });
  return found;
}
