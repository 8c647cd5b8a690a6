/**
 * What a phone fetches before it can be used, as it goes over the wire in a hall: plain HTTP, where
 * browsers take gzip and no brotli. Scripts and styles, without fonts and the room's own words.
 */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { newSeries } from '../support/new-series.ts';

/** Opens a page; gives the scripts and styles that it has when all that its head names has come. */
async function open(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await expect.poll(() => page.evaluate(awaited), 'all that the page names has come').toEqual([]);
  return fetched(page);
}

/** The addresses of the scripts and styles that a page has by now. */
function fetched(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\.(?:js|css)$/.test(name)),
  );
}

/** How many requests a document has made, itself and what it was sent to by forms included. */
function requests(): number {
  const made = performance.getEntriesByType('resource').map(({ name }) => name);
  return 1 + made.filter((name) => !name.includes('/socket.io/')).length;
}

function awaited(): string[] {
  const links = '[rel="modulepreload"], [rel="stylesheet"]:not([disabled])';
  const named = [...document.querySelectorAll<HTMLLinkElement>(links)].map(({ href }) => href);
  const got = new Set(performance.getEntriesByType('resource').map(({ name }) => name));
  return named.filter((href) => !got.has(href));
}

/** Bytes of the bodies, as they are sent to somebody who takes gzip. */
async function bytes(addresses: Iterable<string>): Promise<number> {
  const sizes = [...new Set(addresses)].map(async (address) => {
    const { headers } = await fetch(address, { headers: { 'accept-encoding': 'gzip' } });
    expect(headers.get('content-encoding'), address).toBe('gzip');
    return Number(headers.get('content-length'));
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test('N1: the start page and the join page load at most 60 kB each, the phone at most 90 kB more, and a phone can write after at most thirty requests', async ({
  browser,
  server,
}) => {
  const visit = async (): Promise<Page> =>
    (await browser.newContext({ baseURL: server.url, locale: 'sv-SE' })).newPage();
  const host = await visit();
  const { code, organisation } = await newSeries(host, 'God och nära vård');

  const start = await visit();
  expect(await bytes(await open(start, '/'))).toBeLessThanOrEqual(60_000);

  const phone = await visit();
  // Once the room is heard, the phone fetches what later steps need, in its own time.
  await phone.routeWebSocket(/\/socket\.io\//, () => undefined);
  await phone.route('**/socket.io/**', (route) => route.abort());
  const joining = await open(phone, `/${code}`);
  expect(await bytes(joining)).toBeLessThanOrEqual(60_000);

  await phone.getByRole('radio', { name: organisation }).check();
  await phone.getByRole('radio', { name: 'Distriktssköterska' }).check();
  await phone.locator('form[action*="join"] button[type="submit"]').click();
  await phone.waitForURL(/\/w\//);
  const joined = (await fetched(phone)).filter((address) => !joining.includes(address));
  expect(joined.length).toBeGreaterThan(0);
  expect(await bytes(joined)).toBeLessThanOrEqual(90_000);
  // What a phone does in the first kinds of step comes with the page; the room itself is one socket.
  expect(await phone.evaluate(requests)).toBeLessThanOrEqual(30);

  await Promise.all([host, start, phone].map((page) => page.context().close()));
});

test('N2: scripts are served compressed, with brotli where accepted, and cached as immutable', async ({
  page,
}) => {
  const [script = ''] = await open(page, '/');
  const { headers } = await fetch(script, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(headers.get('content-encoding')).toBe('br');
  expect(headers.get('cache-control')).toContain('immutable');
});
