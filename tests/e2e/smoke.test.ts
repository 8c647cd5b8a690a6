import { expect, test } from '../support/e2e.ts';

test('the start page is Swedish, named and without a request to anybody else', async ({
  page,
  server,
}) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server.url) && !url.startsWith('data:')) elsewhere.push(url);
  });
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
  await expect(page).toHaveTitle(/Bikupa/);
  expect(elsewhere).toEqual([]);
});

test('after a power cut the server is back at the same address', async ({ page, server }) => {
  await page.goto('/');
  const address = server.url;
  await server.kill();
  await expect(page.goto('/')).rejects.toThrow();
  await server.restart();
  expect(server.url).toBe(address);
  expect((await page.goto('/'))?.status()).toBe(200);
});
