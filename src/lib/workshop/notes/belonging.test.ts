import { beforeEach, expect, test } from 'vitest';
import { facilitator, Series, seriesFixture } from '../../../../tests/simulation/series.ts';
import type { Actor } from '../model/actor.ts';
import type { Step } from '../model/step.ts';
import { belongingsIn } from './belonging.ts';

const w1 = 'workshop:w1';
const writer: Actor = { role: 'participant', seat: 'seat:p0', workshop: w1 };

let series: Series;

beforeEach(() => {
  series = new Series();
  for (const act of seriesFixture()) series.must(act.actor, act.name, act.args);
  series.must(facilitator, 'step.start', { step: 'step:notes', from: 'step:welcome' });
  for (const key of ['a', 'b'])
    series.must(facilitator, 'theme.create', {
      ...{ id: `theme:${key}`, workshop: w1, title: key, notes: [] },
    });
  series.must(facilitator, 'area.create', { id: 'area:b', theme: 'theme:b', title: 'Area of b' });
  series.must(facilitator, 'area.create', { id: 'area:free', theme: null, title: 'Free' });
});

function lookBack(lookBack: 'none' | 'findings' | 'agreements'): void {
  series.must(facilitator, 'step.edit', { step: 'step:notes', change: { lookBack } });
}

/** Writes a note for a theme; the theme in which it lies. */
function written(key: string, theme: string | null): string | null | undefined {
  const args = { id: `note:${key}`, step: 'step:notes', column: 'works', text: key, theme };
  series.must(writer, 'note.post', args);
  return series.store.get('note', `note:${key}`)?.theme;
}

const choices = () => {
  const step = series.store.get('step', 'step:notes') as Step;
  return belongingsIn(series.store, step).map(({ theme, title }) => [theme, title]);
};

test('LO4: a note can be written for a theme, or an area that was one, and lies in the theme that has taken it in since, or among the unsorted if it is gone', () => {
  lookBack('none');
  expect(choices()).toEqual([]);
  expect(written('none', 'theme:a')).toBeNull();
  lookBack('agreements');
  expect(choices()).toEqual([['theme:b', 'Area of b']]);
  lookBack('findings');
  expect(choices()).toEqual([
    ['theme:a', 'a'],
    ['theme:b', 'b'],
  ]);
  expect(written('for-a', 'theme:a')).toBe('theme:a');
  expect(written('for-none', null)).toBeNull();
  series.must(facilitator, 'theme.merge', { from: 'theme:a', into: 'theme:b' });
  expect(series.store.get('note', 'note:for-a')?.theme).toBe('theme:b');
  expect(written('for-merged', 'theme:a')).toBe('theme:b');
  series.must(facilitator, 'theme.remove', { theme: 'theme:b' });
  for (const theme of ['theme:a', 'theme:b', 'theme:unknown'])
    expect([theme, written(`late-${theme.slice(6)}`, theme)]).toEqual([theme, null]);
});
