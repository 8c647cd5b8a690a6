/** A field that cuts what is pasted into it loses the end of a sentence without a word. */
import { expect, test } from 'vitest';
import { findings, sources } from './sources.ts';

const cutting = /\bmaxlength=/i;

test('no field cuts a text: what is too long is told, and stays', () => {
  const components = sources('src/**/*.svelte');
  expect(components.length).toBeGreaterThan(100);
  expect(components.flatMap((source) => findings(source, cutting))).toEqual([]);
});

test('a field that cuts is found', () => {
  const text = '<input maxlength={40} />';
  expect(findings({ path: 'src/lib/ui/Some.svelte', text }, cutting)).toHaveLength(1);
});
