import { Linter } from 'eslint';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('FB3: a browser that is too old, refuses cookies or runs no scripts is told so in one sentence, with what to do instead, before anything can be pressed (the check is ES5)', () => {
  const check = readFileSync(new URL('able.js', import.meta.url), 'utf8');
  const es5: Linter.Config = { languageOptions: { ecmaVersion: 5, sourceType: 'script' } };
  const linter = new Linter();
  expect(linter.verify(check, [es5])).toEqual([]);
  expect(linter.verify('const late = 1;', [es5])).not.toEqual([]);
});
