import { dirname, join } from 'node:path/posix';
import { expect, test } from 'vitest';
import { phoneSentences } from '#lib/text/refusals.ts';
import { domainCodes } from '#lib/workshop/refusals.ts';
import { sources, withoutComments } from './sources.ts';

/** Refusals of what only facilitators do, in modules from which phones need something else. */
const onlyLed = [
  ...['column.too-many', 'question.too-many', 'expected.too-many'],
  ...['wish.unknown', 'wish.too-many', 'control.elsewhere'],
];

/** The texts of a module and of all that it imports as it runs, directly or not. */
function loadedBy(root: string): readonly string[] {
  const all = new Map(sources('src/lib/**/*.ts').map(({ path, text }) => [path, text]));
  const found = new Set([root]);
  // A set goes on to what is added while it is gone through.
  for (const path of found) {
    const imports = withoutComments(all.get(path) ?? '').matchAll(
      /^(?:import|export)\b(?! type\b)[^;]*?from '(\.[^']+|#lib\/[^']+)';/gms,
    );
    for (const [, specifier = ''] of imports) {
      found.add(
        specifier.startsWith('#lib/')
          ? join('src/lib', specifier.slice('#lib/'.length))
          : join(dirname(path), specifier),
      );
    }
  }
  return [...found].map((path) => withoutComments(all.get(path) ?? ''));
}

test('N7: a phone has the sentence of every refusal whose code stands in what it loads, and none that only facilitators are told', () => {
  const loaded = loadedBy('src/lib/workshop/participant-domain.ts');
  expect(loaded.length).toBeGreaterThan(50);
  const codes = domainCodes.filter((code) => loaded.some((text) => text.includes(`'${code}'`)));
  const told = domainCodes.filter((code) => Object.hasOwn(phoneSentences, code));
  expect(told.toSorted()).toEqual(codes.filter((code) => !onlyLed.includes(code)).toSorted());
});

test('whoever leads is told every refusal in a sentence of its own', async () => {
  const led = await import('#lib/text/led-refusals.ts');
  const sentences = domainCodes.map((code) => led.refusalSentence(code));
  expect(sentences).not.toContain(led.refusalSentence('internal'));
});
