import { expect, test } from '../support/e2e.ts';
import { openLiveWorkshop } from '../support/live-workshop.ts';
import { newSeries } from '../support/new-series.ts';

test('N3: the plan page and the projector are in the language of the series from the first byte, whoever reads them', async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB' });
  const page = await context.newPage();
  const { path } = await newSeries(page, 'Good and close care');
  const workshop = new URL(page.url()).pathname;
  await context.addCookies([{ name: 'bikupa_locale', value: 'sv', url: server.url }]);
  const language = async (address: string): Promise<string> =>
    /<html lang="(\w+)">/.exec(await (await context.request.get(address)).text())?.[1] ?? '';
  expect(await language(path)).toBe('sv');
  expect(await language(`${path}/plan`)).toBe('en');
  expect(await language(`${workshop}/screen`)).toBe('en');
  await context.close();
});

test('X12: texts of a series in another language than the page’s say which', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const page = await browser.newPage({ baseURL: server.url, locale: 'en-GB' });
  await page.goto(`/${live.code}`);
  await expect(page.locator('h1[lang=sv]')).toHaveText('Workshop');
  await page.getByRole('radio').first().check();
  await page.getByRole('radio', { name: 'Chef' }).check();
  await page.getByRole('button', { name: 'Join' }).click();
  await page.waitForURL(/\/w\//);
  for (const words of ['Hur är det i dag?', 'Vad?']) {
    await expect(page.locator('[lang=sv]', { hasText: words }).first()).toBeVisible();
  }
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.close();
  live.close();
});
