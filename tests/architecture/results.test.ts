/** One place says what each format leads to, and no surface of another one speaks of a development plan. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { results, templates, type Template } from '#lib/workshop/model/series.ts';
import { occasionTemplates, seriesTemplates } from '#lib/workshop/templates/formats.ts';
import { methodTemplates } from '#lib/workshop/templates/methods.ts';
import type { StepTemplate } from '#lib/workshop/templates/steps.ts';
import { findings, root, sources } from './sources.ts';

type Message = string | readonly { readonly match: Readonly<Record<string, string>> }[];

const declarations = /^src\/lib\/workshop\/(?:model\/series|templates\/|results\/)/;
const format = new RegExp(`['"](?:${templates.join('|')})['"]`);
const ofResult = new RegExp(
  `(?:result|template)\\w*\\s*[!=]==?\\s*['"]|['"](?:${results.join('|')})['"]\\s*[!=]==?\\s*\\w*result|resultDeclarations\\.\\w`,
);
const developmentPlan = /utvecklings(?:plan|område)|development[- ]plan|priority area/i;

test('RE9: no file outside the declarations of formats and results names one', () => {
  const files = sources('src/**/*.{ts,svelte}').filter(({ path }) => !declarations.test(path));
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((file) => [...findings(file, format), ...findings(file, ofResult)]);
  expect(found).toEqual([]);
});

test('a file that names one is found', () => {
  const path = 'src/lib/app/Some.svelte';
  for (const text of [`if (series.template === 'motesplats') go();`, `of('tre-traffar')`]) {
    expect(findings({ path, text }, format)).toHaveLength(1);
  }
  for (const text of [`if (plan.result === 'year') go();`, `resultDeclarations.year.sections`]) {
    expect(findings({ path, text }, ofResult)).toHaveLength(1);
  }
});

/** The messages that the formats of some occasions or the methods say, by the stem of each. */
function wordsOf(of: readonly Template[]): Set<string> {
  const steps = (list: readonly StepTemplate[]) =>
    list.flatMap(({ words, questions = [], columns = [] }) => [
      ...[`${words}_title`, `${words}_instruction`, ...questions],
      ...columns.map((column) => column.words),
    ]);
  return new Set(
    of.flatMap((template) => {
      const { words, occasions } = seriesTemplates[template];
      return [
        ...['title', 'happens', 'gives', 'purpose'].map((what) => `${words}_${what}`),
        ...occasions.flatMap((occasion) => steps(occasionTemplates[occasion].steps)),
      ];
    }),
  );
}

test.each(['sv', 'en'])(
  'RE10: no message that a surface of another format can say speaks of a development plan or its areas (%s)',
  (locale) => {
    const isPlan = (template: Template) => seriesTemplates[template].result === results[0];
    const others = wordsOf(templates.filter((template) => !isPlan(template)));
    const methods = new Set(
      Object.values(methodTemplates).flatMap(({ words, steps }) => [
        words,
        ...steps.flatMap((step) => [`${step.words}_title`, `${step.words}_instruction`]),
      ]),
    );
    const own = [...wordsOf(templates.filter(isPlan))].filter(
      (key) => !others.has(key) && !methods.has(key),
    );
    const folder = join(root, 'src/lib/text', locale);
    const found = globSync('*.json', { cwd: folder }).flatMap((file) => {
      const messages = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<
        string,
        Message
      >;
      return Object.entries(messages).flatMap(([key, message]) => {
        if (own.includes(key)) return [];
        const texts =
          typeof message === 'string'
            ? [message]
            : message.flatMap(({ match }) =>
                Object.entries(match).flatMap(([when, text]) =>
                  when.split(', ').includes(`result=${results[0]}`) ? [] : [text],
                ),
              );
        return texts
          .filter((text) => developmentPlan.test(text))
          .map((text) => `${basename(file)} ${key}: ${text}`);
      });
    });
    expect(found).toEqual([]);
    expect(own.some((key) => key.includes('purpose'))).toBe(true);
  },
);

test.each(['sv', 'en'])(
  'RE16: what a series works on is described under the words of its result on every surface (%s)',
  (locale) => {
    const folder = join(root, 'src/lib/text', locale);
    const bare = (text: string): string => text.replace(/:$/, '');
    const textsOf = (message: Message): string[] =>
      typeof message === 'string'
        ? [message]
        : message.flatMap(({ match }) => Object.values(match));
    const messages = globSync('*.json', { cwd: folder }).flatMap((file) =>
      Object.entries(
        JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, Message>,
      ),
    );
    const own = ['plan_area_goal', 'plan_area_state'];
    const words = new Set(
      messages.filter(([key]) => own.includes(key)).flatMap(([, message]) => textsOf(message)),
    );
    expect(words.size).toBeGreaterThan(5);
    const others = messages
      .filter(([key, message]) => {
        // What chooses by the result may say anything that its result is called.
        return typeof message === 'string' && words.has(bare(message)) && !own.includes(key);
      })
      .map(([key]) => key);
    expect(others).toEqual([]);
  },
);

test.each(['sv', 'en'])('each result has words of its own for its parts (%s)', (locale) => {
  const folder = join(root, 'src/lib/text', locale);
  const messages = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as Record<
    string,
    Message
  >;
  for (const key of ['plan_kicker', 'plan_areas', 'plan_area']) {
    const message = messages[key];
    if (typeof message !== 'object') throw new Error(key);
    expect(new Set(message.flatMap(({ match }) => Object.values(match))).size).toBe(results.length);
  }
});
