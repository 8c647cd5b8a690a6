import { cleanup, render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { planOf } from '#lib/server/export/plan-of.ts';
import { sectionTitle } from '#lib/text/result-words.ts';
import { formats, newSeries, play } from '../../../../../tests/results/series.ts';
import PlanArticle from './PlanArticle.svelte';

test.each(formats)(
  'RE12: the page of every result holds its sections in the declared order, in its own words ($template)',
  async ({ template, result }) => {
    for (const people of [0, 1, 6]) {
      const series = await newSeries(template);
      await play(series, series.first, people);
      const plan = planOf(series.room, series.now());
      const { container } = render(PlanArticle, { plan, pdf: '/plan.pdf' });
      const parts = [...container.querySelectorAll('article > section[aria-labelledby]')];
      expect(parts.map((part) => part.querySelector('h2')?.textContent)).toEqual(
        plan.sections.map((section) => sectionTitle(section, plan)),
      );
      for (const part of parts) expect(part.children.length).toBeGreaterThan(1);
      const found = /utvecklings(?:plan|område)/iu.test(container.innerHTML);
      expect(found).toBe(result === 'plan');
      cleanup();
    }
  },
);
