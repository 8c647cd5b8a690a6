import { expect, test } from 'vitest';
import { findings, sources } from './sources.ts';

const regularExpressions = /(?<=[=(,:[!\s])\/(?![/*\s>])(?:\\.|[^/\\\n])+\/[a-z]*(?=[\s,;).\]])/g;

test('what people read stands in the catalogues, not in the code', () => {
  // The methods read notes, so the language is their subject; and so it is of a regular expression.
  const code = sources('src/**/*.{ts,svelte}')
    .filter(({ path }) => !/^src\/lib\/(?:text|methods)\//.test(path))
    .map(({ path, text }) => ({ path, text: text.replace(regularExpressions, 'RegExp') }));
  expect(code.length).toBeGreaterThan(100);
  expect(code.flatMap((source) => findings(source, /[åäöÅÄÖ]/))).toEqual([]);
});
