import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { mapStrings } from '#lib/server/export/pdf/clean.ts';
import { samplePlan } from '#lib/server/export/pdf/testing/sample-plan.ts';
import { numberWords } from '#lib/text/numbers.ts';
import type { PlanDocument } from '#lib/workshop/plan/document.ts';
import PlanArticle from './PlanArticle.svelte';

const address = `https://www.ekby.se/${'omsorg-och-stod/'.repeat(5)}plan?version=2&del=alla#nulage`;

/** The sample with other words where somebody wrote whole sentences. */
function written(text: string): PlanDocument {
  return mapStrings(samplePlan, (word) => (/ .* .* /u.test(word) ? text : word));
}

test('TX7: a web address is a link on the plan page and in the PDF, and is copied with its own characters only (the plan page)', () => {
  const { container } = render(PlanArticle, { plan: written(`Läs ${address}.`), pdf: '/plan.pdf' });
  const links = [...container.querySelectorAll('a')].filter(
    ({ textContent }) => textContent === address,
  );
  expect(links.length).toBeGreaterThan(15);
  expect(new Set(links.map((link) => link.getAttribute('href')))).toEqual(new Set([address]));
  expect(container.textContent).not.toMatch(/[\u200B\u00AD]/u);
  for (const place of container.querySelectorAll('p, dd, li, .indicator')) {
    // Where a text stands alone, all of its addresses are links.
    if (place.textContent.trim() !== `Läs ${address}.`) continue;
    expect(place.querySelector('a')).toHaveTextContent(address);
  }
});

test('LG3: a number is written as the language of the page or document writes it (the plan page)', () => {
  const themes = samplePlan.themes.map((theme) => ({
    ...theme,
    dots: 12_345,
    columns: theme.columns.map((column) => ({ ...column, count: 4_321 })),
  }));
  const { container } = render(PlanArticle, { plan: { ...samplePlan, themes }, pdf: '/plan.pdf' });
  expect(container.textContent).toContain(numberWords(12_345));
  expect(container.textContent).toContain(`: ${numberWords(4_321)}`);
  expect(container.textContent).not.toMatch(/12345|4321/u);
});
