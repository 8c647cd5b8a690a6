import { describe, expect, it } from 'vitest';
import { seriesTemplates, startable, type Occasion } from '#lib/workshop/templates.ts';
import { problemsIn } from './planned.ts';
import { defaultAsked, stepsFor } from './steps.ts';

const occasions: readonly Occasion[] = ['first', 'later'];
const languages = ['sv', 'en'] as const;
const every = startable.flatMap((template) =>
  occasions.flatMap((occasion) => languages.map((language) => ({ template, occasion, language }))),
);

describe.each(every)('the agenda of $template, $occasion, in $language', (which) => {
  const asked = defaultAsked(which.template, which.occasion, which.language);
  const steps = stepsFor('workshop:w1', { ...which, asked });
  const args = steps.map(
    (step) => step.args as { kind: string; order: number; columns: unknown[] },
  );

  it('holds what step.add accepts', () => {
    expect(problemsIn(steps)).toEqual({});
  });

  it('goes through the steps of the template, in their order', () => {
    const { steps: wanted } = seriesTemplates[which.template][which.occasion];
    expect(args.map(({ kind }) => kind)).toEqual(wanted.map(({ kind }) => kind));
    expect(args.map(({ order }) => order)).toEqual(wanted.map((_, index) => index));
  });

  it('asks one question for each column, where the notes are written and nowhere else', () => {
    const { columns } = seriesTemplates[which.template][which.occasion];
    expect(asked.questions).toHaveLength(columns.length);
    const asking = args.filter((step) => step.columns.length > 0);
    expect(asking.map(({ kind }) => kind)).toEqual(['notes']);
    expect(asking[0]?.columns).toMatchObject(columns);
  });
});

it('says it in the language of the series', () => {
  const words = languages.map((language) => defaultAsked('utvecklingsplan', 'first', language));
  expect(words[0]?.columns.map(({ title }) => title)).toEqual([
    'Fungerar bra',
    'Behöver utvecklas',
  ]);
  expect(words[1]?.columns.map(({ title }) => title)).toEqual(['Works well', 'Needs development']);
});
