import { expect, test } from 'vitest';
import { facilitator, seriesFixture, Series } from '../../../../tests/simulation/series.ts';
import { most } from '../model/most.ts';

function withTheme(): Series {
  const series = new Series();
  for (const act of seriesFixture(2)) series.must(act.actor, act.name, act.args);
  const args = { id: 'theme:t', workshop: 'workshop:w1', title: 'Skolan', notes: [] };
  series.must(facilitator, 'theme.create', args);
  return series;
}

const keyword = (word: string, present = true) => ({ theme: 'theme:t', keyword: word, present });

test('WL4: two who add words to a theme at once lose none, a word is there once whatever its capitals, and there are at most twenty', () => {
  const series = withTheme();
  const words = () => series.store.get('theme', 'theme:t')?.keywords;
  series.must(facilitator, 'theme.keyword', keyword('rektor'));
  series.must(facilitator, 'theme.keyword', keyword('elev'));
  series.must(facilitator, 'theme.keyword', keyword('ELEV'));
  expect(words()).toEqual(['elev', 'rektor']);
  series.must(facilitator, 'theme.keyword', keyword('Rektor', false));
  expect(words()).toEqual(['elev']);
  for (let n = 1; n < most.keywords; n += 1) {
    series.must(facilitator, 'theme.keyword', keyword(`ord ${n}`));
  }
  const act = { actor: facilitator, name: 'theme.keyword', args: keyword('ett till') } as const;
  expect(series.do(act)).toBe('theme.too-many-keywords');
  expect(words()).toHaveLength(most.keywords);
});
