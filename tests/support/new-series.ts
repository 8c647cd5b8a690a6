/** A new series, made in the browser as a facilitator makes it, whatever language it speaks. */
import type { Page } from '@playwright/test';
import { expect } from './e2e.ts';

export interface NewSeries {
  readonly organisation: string;
  /** The eight digits with which one joins its first workshop. */
  readonly code: string;
  /** Where its pages lie: `/s/…`. */
  readonly path: string;
}

/** Leaves the page at the console of the first workshop. */
export async function newSeries(page: Page, title: string): Promise<NewSeries> {
  const organisation = 'Vårdcentralen Ekparken';
  await page.goto('/new');
  await page.locator('[name="title"]').fill(title);
  await page.locator('[name="organisation"]').first().fill(organisation);
  await page.locator('[name="organisation-kind"]').first().selectOption('primarvard');
  await page.locator('[name="title"]').press('Enter');
  // Whoever has not saved the link is asked before the page is left.
  await page
    .getByRole('button', { name: /^(?:Kopiera länken|Copy the link)$/ })
    .first()
    .click();
  await page.locator('a[href*="/w/"]').first().click();
  await page.waitForURL(/\/s\/[^/]+\/w\/[^/]+$/);
  const shown = page.getByText(/\d{4}\s\d{4}/).first();
  await expect(shown).toBeVisible();
  const code = /\d{4}\s\d{4}/.exec(await shown.innerText())?.[0].replaceAll(/\s/g, '') ?? '';
  const path = /^\/s\/[^/]+/.exec(new URL(page.url()).pathname)?.[0] ?? '';
  return { organisation, code, path };
}
