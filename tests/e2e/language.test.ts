import { expect, test } from '../support/e2e.ts';
import { newSeries } from '../support/new-series.ts';

test('N3: plan and projector speak the language of the series from their first line on, whoever reads', async ({
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
