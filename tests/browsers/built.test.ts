/** What is built runs in the oldest browsers, whatever a dependency brought along (floor.js). */
import { Linter } from 'eslint';
import globals from 'globals';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtFloor } from '../../eslint.floor.js';
import { missingStyles } from './styles.ts';

const client = resolve(import.meta.dirname, '../../build/client');
const linter = new Linter();

/** What the rules say of a script: the message, and what stands there. */
function complaints(script: string): string[] {
  const config = {
    ...builtFloor,
    languageOptions: { ...builtFloor.languageOptions, globals: globals.browser },
  };
  return linter
    .verify(script, [config as Linter.Config], { filename: 'built.js' })
    .map(({ message, line, column }) => {
      const at = column - 1;
      const around = script.split('\n')[line - 1]?.slice(Math.max(0, at - 30), at + 40);
      return `${message} … ${around} …`;
    });
}

function filesIn(pattern: string): string[] {
  const files = globSync(pattern, { cwd: client });
  expect(files.length).toBeGreaterThan(5);
  return files;
}

const read = (file: string): string => readFileSync(resolve(client, file), 'utf8');

describe('FB2: nothing that is built needs syntax, functions or styles that the oldest browsers lack', () => {
  test('scripts', () => {
    const found = filesIn('_app/**/*.js').flatMap((file) =>
      complaints(read(file)).map((complaint) => `${file}: ${complaint}`),
    );
    expect(found).toEqual([]);
  });

  test('styles', () => {
    const found = filesIn('**/*.css').flatMap((file) =>
      missingStyles(read(file)).map((missing) => `${file}: ${missing}`),
    );
    expect(found).toEqual([]);
  });

  test.each([
    'const shape = /(?<!\\d)1/u;',
    'const shape = new RegExp(`(?<=${term})s`);',
    'const sets = /[\\p{L}--[a-z]]/v;',
    'class Once { static { start(); } }',
    'const groups = Object.groupBy(list, keyOf);',
    'const all = Array.fromAsync(list);',
    'const { promise } = Promise.withResolvers();',
    'const more = list.toSpliced(1, 1);',
    'const any = AbortSignal.any([one, two]);',
    'const both = mine.isSubsetOf(yours);',
    'element.checkVisibility();',
    'const words = new Intl.DurationFormat("sv");',
    'const found = new Highlight();',
    'const id = crypto.randomUUID();',
    'view.transition = document.startViewTransition(change);',
    'scheduler.yield();',
  ])('reports %s', (script) => {
    expect(complaints(script)).not.toEqual([]);
  });

  test.each([
    '.page { min-height: 100dvh; }',
    '.row:has(input) { color: red; }',
    '@media (width < 30rem) { a { color: red; } }',
    'a { & b { color: red; } }',
    'a { color: oklch(50% 0.1 20); }',
    'a { color: color-mix(in srgb, red, blue); }',
    'a { color: light-dark(red, blue); }',
    '.code { --size: 10cqi; }',
    '.code { --size: 10vw; --size: 10cqi; }',
    '@container (min-width: 1px) { a { color: red; } }',
    '@starting-style { a { color: red; } }',
    '@property --hue { syntax: "<number>"; inherits: false; initial-value: 0; }',
    'ul { grid-template-columns: subgrid; }',
    'a { rotate: 90deg; }',
    'a { height: 1lh; }',
    'a { field-sizing: content; }',
  ])('reports %s', (css) => {
    expect(missingStyles(css)).not.toEqual([]);
  });

  test.each([
    'const last = list.at(-1); const sorted = list.toSorted();',
    'const copy = structuredClone(record); if (Object.hasOwn(copy, "id")) start();',
    'const seen = typeof DecompressionStream === "undefined";',
  ])('accepts %s', (script) => {
    expect(complaints(script)).toEqual([]);
  });

  test.each([
    '.page { min-height: 100vh; min-height: 100dvh; }',
    '@supports selector(:has(a)) { .row:has(input) { color: red; } }',
    'h1 { inset: 0; aspect-ratio: 1; text-wrap: balance; }',
    '.clamped { -webkit-line-clamp: 2; line-clamp: 2; }',
  ])('accepts %s', (css) => {
    expect(missingStyles(css)).toEqual([]);
  });
});
