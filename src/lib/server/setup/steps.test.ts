import { describe, expect, it, test } from 'vitest';
import { templates } from '#lib/workshop/model/series.ts';
import { stepKinds } from '#lib/workshop/kinds/models.ts';
import {
  occasionTemplates,
  proposedOccasion,
  seriesTemplates,
  type Occasion,
} from '#lib/workshop/templates/formats.ts';
import { methodTemplates } from '#lib/workshop/templates/methods.ts';
import { formatOffers, occasionOffers } from './agenda.ts';
import { problemsIn } from './planned.ts';
import { defaultAsked, methodOffers, occasionSteps, stepsFor } from './steps.ts';

const occasions = Object.keys(occasionTemplates) as Occasion[];
const languages = ['sv', 'en'] as const;
const every = occasions.flatMap((occasion) =>
  languages.map((language) => ({ occasion, language })),
);

interface Added {
  readonly kind: string;
  readonly title: string;
  readonly instruction: string;
  readonly order: number;
  readonly questions: readonly string[];
  readonly columns?: readonly { readonly key: string; readonly title: string }[];
}

function added(planned: ReturnType<typeof stepsFor>): Added[] {
  return planned.filter(({ name }) => name === 'step.add').map(({ args }) => args as Added);
}

describe.each(every)('$occasion in $language', ({ occasion, language }) => {
  const steps = occasionSteps(occasion, language);
  const { asks } = occasionTemplates[occasion];
  const asked = { at: asks, ...defaultAsked(occasion, language) };
  const planned = stepsFor('workshop:w1', steps, { asked, now: 7 });
  const args = added(planned);

  it('TP1: the room accepts every step of every template unchanged', () => {
    expect(problemsIn(planned)).toEqual({});
    expect(args.map(({ order }) => order)).toEqual(steps.map((_, index) => index));
  });

  it('TP2: every occasion of a template begins with a welcome, ends with a closing, and has a plan step before it', () => {
    const kinds = args.map(({ kind }) => kind);
    expect(kinds[0]).toBe('welcome');
    expect(kinds.at(-1)).toBe('close');
    expect(kinds).toContain('themes');
    expect(kinds.indexOf('plan')).toBeGreaterThan(kinds.indexOf('themes'));
    expect(kinds.indexOf('themes')).toBeGreaterThan(kinds.indexOf('notes'));
  });

  it('TP3: every step that collects text has a question and a column, and every step has an instruction', () => {
    for (const step of args) {
      expect(step.instruction.length).toBeGreaterThan(40);
      // What stands on the projector must fit there.
      expect(step.instruction.length).toBeLessThan(260);
      // A talk may ask for what the groups agree on.
      if (step.kind !== 'talk') {
        expect((step.columns ?? []).length > 0).toBe(['notes', 'cards'].includes(step.kind));
      }
      if (step.kind === 'poll') expect(step.questions.length).toBeGreaterThan(0);
    }
  });

  it('TP4: the default questions of a template are those in its steps', () => {
    const own = added(stepsFor('workshop:w1', steps, { asked: null, now: 7 }));
    const words = ({ questions, columns }: Added) => ({ questions, columns });
    expect(args.map(words)).toEqual(own.map(words));
    expect(asked.questions.length).toBeGreaterThan(0);
  });
});

test('TP5: of several dialogue steps each gets one of the questions, and surplus questions go to the last', () => {
  const steps = occasionSteps('conference', 'sv');
  const asked = (questions: string[]) => ({
    ...{ at: occasionTemplates.conference.asks, questions },
    columns: [{ title: 'Exempel', tone: 'works' }],
  });
  const said = (questions: string[]) => {
    const all = added(stepsFor('workshop:w1', steps, { asked: asked(questions), now: 7 }));
    return occasionTemplates.conference.asks.map((at) => all[at]?.questions);
  };
  expect(said(['Ett', 'Två', 'Tre', 'Fyra'])).toEqual([['Ett'], ['Två'], ['Tre', 'Fyra']]);
  const third = steps[7]?.questions;
  expect(said(['Ett', 'Två'])).toEqual([['Ett'], ['Två'], third]);
  // What is wrong with the third question is said of the third question.
  const long = { asked: asked(['Ett', 'Två', 'x'.repeat(501)]), now: 7 };
  expect(problemsIn(stepsFor('workshop:w1', steps, long))).toEqual({
    'asked.questions.2': 'text.too-long',
  });
});

test('TP6: the proposed next workshop of a series is the occasion that comes next in its format', () => {
  const proposed = templates.map((template) =>
    [1, 2, 3, 9].map((n) => proposedOccasion(template, n)),
  );
  expect(proposed).toEqual([
    ['first', 'second', 'followup', 'followup'],
    ['consultation', 'consultationAgain', 'consultationAgain', 'consultationAgain'],
    ['meet', 'everyday', 'onward', 'onward'],
    ['conference', 'conference', 'conference', 'conference'],
    ['place', 'placeAgain', 'placeAgain', 'placeAgain'],
  ]);
  for (const template of templates) {
    const offers = occasionOffers(template, 4, 'sv').map(({ key }) => key);
    expect(offers).toEqual(seriesTemplates[template].occasions);
    expect(offers).toContain(proposedOccasion(template, 4));
  }
});

test('TP7: every step kind occurs in some format or method, and every method can be added unchanged', () => {
  const templates = [...Object.values(occasionTemplates), ...Object.values(methodTemplates)];
  const used = templates.flatMap(({ steps }) => steps.map(({ kind }) => kind));
  expect(stepKinds.filter((kind) => !used.includes(kind))).toEqual([]);
  for (const language of languages) {
    const offers = methodOffers(language);
    expect(offers.map(({ key }) => key)).toEqual(Object.keys(methodTemplates));
    for (const { steps } of offers) {
      expect(problemsIn(stepsFor('workshop:w1', steps, { asked: null, now: 7 }))).toEqual({});
    }
    const names = offers.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('TP8: formats are described in the language of the person who chooses', () => {
  const [sv, en] = languages.map((language) => formatOffers(language));
  expect(sv?.map(({ title }) => title)).toEqual([
    ...['Utvecklingsplan', 'Samrådsgrupp', 'Tre träffar', 'Erfarenhetskonferens', 'Mötesplats'],
  ]);
  expect(en?.map(({ key }) => key)).toEqual(sv?.map(({ key }) => key));
  expect(en?.some(({ happens }, at) => happens === sv?.[at]?.happens)).toBe(false);
  expect(sv?.[2]?.first.title).toBe('Träff 1');
});

test('TP9: a step that accepts early answers is opened for them when the workshop is created', () => {
  const planned = stepsFor('workshop:w1', occasionSteps('conference', 'sv'), {
    asked: null,
    now: 7,
  });
  const early = planned.filter(({ name }) => name === 'step.early');
  const sent = added(planned)[1] as Added & { id: string };
  expect(early.map(({ args }) => args)).toEqual([{ step: sent.id, openedAt: 7 }]);
});
