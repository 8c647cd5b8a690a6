import { beforeEach, expect, test } from 'vitest';
import { facilitator, Series, seriesFixture } from '../../../../tests/simulation/series.ts';
import { actorMutation } from '../../../../tests/simulation/operations/generators.ts';

const w1 = 'workshop:w1';
let series: Series;

beforeEach(() => {
  series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  const about = { id: 'theme:t', workshop: w1, title: 'Tema', notes: [] };
  series.must(facilitator, 'theme.create', about);
  series.must(facilitator, 'area.create', { id: 'area:a', theme: null, title: 'Område' });
  series.must(facilitator, 'action.create', { id: 'action:a', area: 'area:a', title: 'Åtgärd' });
});

test('ED3: two facilitators who write in one field of the plan, the series, a workshop, a step or a theme both keep their words', () => {
  const both = /A-ord.*B-ord|B-ord.*A-ord/su;
  const at = { area: 'area:a' };
  for (const goal of ['A-ord', 'B-ord'])
    series.must(facilitator, 'area.edit', { ...at, change: { goal }, base: { goal: '' } });
  expect(series.store.get('area', 'area:a')?.goal).toMatch(both);
  for (const indicator of ['A-ord', 'B-ord'])
    series.must(facilitator, 'action.edit', {
      ...{ action: 'action:a', change: { indicator }, base: { indicator: null } },
    });
  expect(series.store.get('action', 'action:a')?.indicator).toMatch(both);
  for (const nextStep of ['A-ord', 'B-ord'])
    series.must(facilitator, 'workshop.edit', {
      ...{ workshop: w1, change: { nextStep }, base: { nextStep: '' } },
    });
  expect(series.store.get('workshop', w1)?.nextStep).toMatch(both);
  for (const purpose of ['A-ord', 'B-ord'])
    series.must(facilitator, 'series.edit', {
      ...{ series: 'series:s1', change: { purpose }, base: { purpose: '' } },
    });
  expect(series.store.list('series')[0]?.purpose).toMatch(both);
  const title = series.store.get('workshop', w1)?.title ?? '';
  for (const word of ['A-ord', 'B-ord'])
    series.must(facilitator, 'workshop.edit', {
      ...{ workshop: w1, change: { title: `${title} ${word}` }, base: { title } },
    });
  expect(series.store.get('workshop', w1)?.title).toMatch(both);
  for (const word of ['A-ord', 'B-ord'])
    series.must(facilitator, 'theme.rename', {
      ...{ theme: 'theme:t', title: `Tema ${word}`, base: 'Tema' },
    });
  expect(series.store.get('theme', 'theme:t')?.title).toMatch(both);
  const questions = ['Ett', 'Två'];
  series.must(facilitator, 'step.edit', { step: 'step:talk', change: { questions } });
  for (const change of [{ questions: ['Ett A-ord', 'Två'] }, { questions: ['Ett', 'Två B-ord'] }])
    series.must(facilitator, 'step.edit', { step: 'step:talk', change, base: { questions } });
  expect(series.store.get('step', 'step:talk')?.questions).toEqual(['Ett A-ord', 'Två B-ord']);
});

test('a merged text that is too long is refused', () => {
  const long = (letter: string) => letter.repeat(1_500);
  const change = (goal: string) =>
    series.do(
      actorMutation(facilitator, 'area.edit', {
        ...{ area: 'area:a', change: { goal }, base: { goal: '' } },
      }),
    );
  expect([change(long('a')), change(long('b'))]).toEqual([null, 'text.too-long']);
});

test('ED7: undoing a change of a text leaves what somebody else has written since', () => {
  const goal = () => series.store.get('area', 'area:a')?.goal;
  const mine = actorMutation(facilitator, 'area.edit', {
    ...{ area: 'area:a', change: { goal: 'Vi ringer alla.' }, base: { goal: '' } },
  });
  const back = series.inverse(mine);
  expect(series.do(mine)).toBeNull();
  series.must(facilitator, 'area.edit', {
    area: 'area:a',
    change: { goal: 'Vi ringer alla. Sedan möts vi.' },
    base: { goal: 'Vi ringer alla.' },
  });
  for (const mutation of back) expect(series.do({ actor: facilitator, ...mutation })).toBeNull();
  expect(goal()).toContain('Sedan möts vi.');
});
