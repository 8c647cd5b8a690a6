import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources.ts';

/** `E7` and its sentence; more than one sentence for a number means that somebody differs. */
type Rules = Map<string, Set<string>>;

function collect(found: Iterable<readonly [number: string, sentence: string]>): Rules {
  const rules: Rules = new Map();
  for (const [number, sentence] of found) {
    rules.set(number, (rules.get(number) ?? new Set()).add(sentence));
  }
  return new Map([...rules].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })));
}

/** A title without what it says of one case: `… (%s)`, `… ($role)`, `…: "%s"`. */
function sentenceOf(title: string): string {
  return title.replace(/ \([^()]*\)$/, '').replace(/:? "?%[sj]"?$/, '');
}

function titled(): Rules {
  const numbered = /(['"`])([A-Z]{1,3}\d+): ((?:(?!\1)[^\\\n]|\\.)+)\1/g;
  const files = globSync(['src/**/*.test.ts', 'tests/**/*.test.ts'], { cwd: root });
  const texts = files.map((path) => readFileSync(join(root, path), 'utf8'));
  return collect(
    texts.flatMap((text) =>
      [...text.matchAll(numbered)].map(
        ([, , number = '', title = '']) => [number, sentenceOf(title)] as const,
      ),
    ),
  );
}

function written(): Rules {
  const text = readFileSync(join(root, 'docs/rules.md'), 'utf8');
  const lines = text.matchAll(/^- ([A-Z]{1,3}\d+): (.+)$/gm);
  return collect([...lines].map(([, number = '', sentence = '']) => [number, sentence] as const));
}

test('every rule of docs/rules.md is the title of a test, and every numbered title a rule there', () => {
  const rules = written();
  expect(rules.size).toBeGreaterThan(100);
  expect(titled()).toEqual(rules);
});

test('a rule has one number and one sentence', () => {
  const sentences = [...written().values()].map((own) => [...own]);
  expect(sentences.filter((own) => own.length !== 1)).toEqual([]);
  expect(new Set(sentences.flat()).size).toBe(sentences.length);
});
