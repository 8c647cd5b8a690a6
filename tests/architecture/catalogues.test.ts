import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, sources, withoutComments } from './sources.ts';
import { results } from '#lib/workshop/model/series.ts';

/** A message of the catalogue: a text, or variants of one with the inputs that choose. */
type Message = string | readonly Variants[];

interface Variants {
  readonly declarations?: readonly string[];
  readonly match: Readonly<Record<string, string>>;
}

const text = join(root, 'src/lib/text');
const areas = (locale: string): string[] =>
  globSync('*.json', { cwd: join(text, locale) })
    .map((file) => basename(file, '.json'))
    .sort();

function read(locale: string, area: string): Record<string, Message> {
  const json = readFileSync(join(text, locale, `${area}.json`), 'utf8');
  return JSON.parse(json) as Record<string, Message>;
}

function catalogue(locale: string): Map<string, Message> {
  return new Map(areas(locale).flatMap((area) => Object.entries(read(locale, area))));
}

function texts(message: Message): string[] {
  if (typeof message === 'string') return [message];
  return message.flatMap(({ match }) => Object.values(match));
}

/** What a caller has to give: placeholders and declared inputs, without what is derived of them. */
function inputs(message: Message): string[] {
  const declared =
    typeof message === 'string' ? [] : message.flatMap((variant) => variant.declarations ?? []);
  const named = (kind: string): string[] =>
    declared.flatMap((line) => new RegExp(`^${kind} (\\w+)`).exec(line)?.[1] ?? []);
  const placeholders = texts(message).flatMap((variant) =>
    [...variant.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
  );
  const locals = named('local');
  return [...new Set([...named('input'), ...placeholders])]
    .filter((name) => !locals.includes(name))
    .sort();
}

const sv = catalogue('sv');
const en = catalogue('en');

test('there are two catalogues with the same areas, and all of them are compiled', () => {
  const settings = JSON.parse(readFileSync(join(text, 'project.inlang/settings.json'), 'utf8')) as {
    'plugin.inlang.messageFormat': { pathPattern: string[] };
  };
  const compiled = settings['plugin.inlang.messageFormat'].pathPattern;
  expect(areas('en')).toEqual(areas('sv'));
  expect(compiled.map((path) => basename(path, '.json')).sort()).toEqual(areas('sv'));
});

test('both say the same things', () => {
  expect([...en.keys()].sort()).toEqual([...sv.keys()].sort());
});

test('with the same placeholders', () => {
  const of = (from: Map<string, Message>): Record<string, string[]> =>
    Object.fromEntries([...from].map(([key, message]) => [key, inputs(message)]));
  expect(of(en)).toEqual(of(sv));
});

describe.each(['sv', 'en'])('%s', (locale) => {
  test('no key stands in two areas, where one would silently win', () => {
    const keys = areas(locale).flatMap((area) => Object.keys(read(locale, area)));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  test('no message is empty or begins or ends with a space', () => {
    const messages = [...catalogue(locale)];
    const odd = messages.filter(([, message]) =>
      texts(message).some((variant) => variant === '' || variant !== variant.trim()),
    );
    expect(odd.map(([key]) => key)).toEqual([]);
  });

  test('variants leave nobody without a text', () => {
    const messages = [...catalogue(locale)];
    const open = messages.filter(
      ([, message]) =>
        typeof message !== 'string' &&
        !message.every(
          ({ match }) =>
            Object.keys(match).some((key) => /=(?:other|\*)$/.test(key)) ||
            results.every((result) => Object.hasOwn(match, `result=${result}`)),
        ),
    );
    expect(open.map(([key]) => key)).toEqual([]);
  });
});

/** Templates name the title and the instruction of a step, and all that is said of a format, by one stem. */
const stemOf = (key: string): string =>
  key.startsWith('template_')
    ? key.replace(/_(?:title|instruction|happens|gives|purpose|workshop)$/, '')
    : key;

test('every message is used', () => {
  const code = sources('src/**/*.{ts,svelte,js}')
    .map((source) => withoutComments(source.text))
    .join('\n');
  const words = new Set(code.match(/\w+/g));
  expect([...sv.keys()].filter((key) => !words.has(key) && !words.has(stemOf(key)))).toEqual([]);
});

/** Inputs by which a variant is chosen and which a text then holds as they are: "1234". */
function bareNumbers([key, message]: readonly [string, Message]): string[] {
  if (typeof message === 'string') return [];
  return message.flatMap(({ declarations = [], match }) => {
    const counted = declarations.flatMap(
      (line) => /^local \w+ = (\w+): plural$/.exec(line)?.[1] ?? [],
    );
    return counted
      .filter((name) => Object.values(match).some((text) => text.includes(`{${name}}`)))
      .map((name) => `${key}: ${name}`);
  });
}

test('LG3: a number is written as the language of the page or document writes it (in every message that counts)', () => {
  const messages = [...sv, ...en];
  expect(messages.flatMap(bareNumbers)).toEqual([]);
  expect(
    messages.filter(([, message]) => JSON.stringify(message).includes(': number')).length,
  ).toBeGreaterThan(100);
  const bare = { declarations: ['input n', 'local p = n: plural'], match: { 'p=other': '{n} st' } };
  expect(bareNumbers(['x', [bare]])).toEqual(['x: n']);
});
