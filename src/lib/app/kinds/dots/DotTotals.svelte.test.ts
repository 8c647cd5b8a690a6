import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import DotTotals from './DotTotals.svelte';

test('PI2: themes with as many dots have the same place, said to be shared, and the next comes after all of them (on the phone)', () => {
  const results = [4, 2, 2, 1, 0].map((dots, n) => ({
    ...{ theme: `theme:${n}`, title: `Tema ${n}`, dots, own: 0 },
  }));
  render(DotTotals, { results, voters: 5, givenBack: 0 });
  const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  const [first, second, third, fourth, last] = lines;
  expect(first).toContain(m.rank_place({ n: '1' }));
  expect(second).toContain(m.rank_shared({ n: '2' }));
  expect(third).toContain(m.rank_shared({ n: '2' }));
  expect(fourth).toContain(m.rank_place({ n: '4' }));
  expect(last).not.toMatch(/place|plats/);
  // No numeral beside it that says something else.
  expect(screen.getByRole('list')).toHaveAttribute('role', 'list');
});
