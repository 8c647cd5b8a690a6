import { expect, test } from 'vitest';
import { findings, sources } from './sources.ts';

test('what people read stands in the catalogues, not in the code', () => {
  // The domain and the methods read what people write, so there the language is the subject.
  const code = sources('src/**/*.{ts,svelte}').filter(
    ({ path }) => !/^src\/lib\/(?:text|workshop|methods)\//.test(path),
  );
  expect(code.length).toBeGreaterThan(50);
  expect(code.flatMap((source) => findings(source, /[åäöÅÄÖ]/))).toEqual([]);
});
