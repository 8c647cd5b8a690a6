/** "Provkör": a whole hall of made-up people in a copy, and nothing of it afterwards. */
import type { Page } from '@playwright/test';
import type { SeriesExport } from '#lib/server/export/series-json.ts';
import { sideways, violations } from '../support/accessible.ts';
import { held } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { newSeries } from '../support/new-series.ts';
import { picture } from '../support/pictures.ts';

const words = 'Provkörning – påhittade deltagare. Allt tas bort efteråt.';
const over = 'Provkörningen är slut. Allt i den är borttaget.';

/** All that may leave a series, without the hour of asking. */
async function exported(page: Page, path: string) {
  const answer = await page.request.get(`${path}/series.json`);
  const { exportedAt, ...all } = (await answer.json()) as SeriesExport;
  expect(exportedAt).toBeTruthy();
  return all;
}

test('RH10: a workshop can be rehearsed from the console, is marked on every surface, and leaves nothing behind', async ({
  page: host,
  browser,
  server,
}) => {
  await host.setViewportSize({ width: 1440, height: 900 });
  const real = await newSeries(host, 'Nära vård');
  const before = await exported(host, real.path);
  await host.getByRole('button', { name: 'Provkör', exact: true }).click();
  const dialog = host.getByRole('dialog');
  await expect(dialog.getByRole('combobox')).toHaveValue('24');
  await dialog.getByRole('combobox').selectOption({ label: '60 påhittade deltagare' });
  const found = await violations(host, 'dialog');
  await picture(host, 'provkör-frågan');
  const [desk] = await Promise.all([
    host.context().waitForEvent('page'),
    dialog.getByRole('button', { name: 'Starta provkörningen' }).click(),
  ]);
  await desk.setViewportSize({ width: 1440, height: 900 });
  await expect(desk.getByText(words)).toBeVisible();
  const path = new URL(desk.url()).pathname;
  expect(path.startsWith(real.path)).toBe(false);
  await expect(desk.getByRole('button', { name: 'Provkör', exact: true })).toHaveCount(0);
  const shown = await desk
    .getByText(/^\d{4}\s\d{4}$/)
    .first()
    .innerText();
  const code = shown.replaceAll(/\s/g, '');
  expect(code).not.toBe(real.code);
  await desk.getByRole('button', { name: 'Öppna för deltagarna' }).click();

  // The projector fills, and the facilitator's own phone is in it.
  const screen = await host.context().newPage();
  await screen.setViewportSize({ width: 1920, height: 1080 });
  await screen.goto(`${path}/screen`);
  await expect(screen.getByText(words)).toBeVisible();
  const context = await browser.newContext({ ...held, baseURL: server.url, locale: 'sv-SE' });
  const phone = await context.newPage();
  await phone.goto(`/${code}`);
  await expect(phone.getByText(words)).toBeVisible();
  await phone.getByRole('radio', { name: real.organisation }).check();
  await phone.getByRole('radio', { name: 'Distriktssköterska' }).check();
  await phone.getByRole('button', { name: 'Gå med' }).click();
  await phone.waitForURL(/\/w\//);
  await expect(phone.getByText(words)).toBeVisible();
  await expect(desk.getByRole('heading', { name: /^(?:[5-9]|\d\d) har kommit/ })).toBeVisible();
  found.push(...(await violations(desk, 'desk')), ...(await sideways(phone, 'phone')));
  await picture(desk, 'provkörning-konsol');
  await picture(screen, 'provkörning-storbild');
  await picture(phone, 'provkörning-telefon');

  const controls = desk.getByRole('group', { name: 'Tid och moment' });
  const titles = await desk.getByRole('navigation').locator('.title').allInnerTexts();
  for (const title of titles.slice(1, 3)) {
    await controls.getByRole('button', { name: /^Nästa: / }).click();
    await expect(desk.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }
  await expect(screen.getByText(/\d+ lappar/).first()).toBeVisible();
  await desk.getByRole('button', { name: 'Visa lapparna' }).click();
  await expect(screen.locator('.note').first()).toBeVisible();
  await desk.getByRole('button', { name: 'Gruppera lapparna åt mig' }).click();
  const root = path.split('/w/')[0] ?? '';
  const themes = async () => (await exported(desk, root)).themes.length;
  await expect.poll(themes).toBeGreaterThan(0);
  await picture(screen, 'provkörning-storbild-lappar');
  const plan = await host.context().newPage();
  await plan.goto(`${root}/plan`);
  await expect(plan.getByText(words)).toBeVisible();

  // A stranger neither begins nor ends one.
  const stranger = await browser.newContext({ baseURL: server.url });
  const headers = { origin: server.url };
  for (const form of ['rehearse', 'unrehearse']) {
    for (const of of [path, new URL(host.url()).pathname]) {
      const answer = await stranger.request.post(`${of}?/${form}`, { headers, form: {} });
      expect(answer.status()).toBe(404);
    }
  }

  await desk.getByRole('button', { name: 'Avsluta provkörningen' }).click();
  await desk.getByRole('button', { name: 'Avsluta och ta bort allt' }).click();
  await desk.waitForURL(`**${new URL(host.url()).pathname}`);
  await expect(desk.getByText(words)).toHaveCount(0);
  await expect(phone.getByText(over)).toBeVisible();
  await expect(screen.getByText(over)).toBeVisible();
  await picture(screen, 'provkörning-storbild-slut');
  expect((await plan.goto(path))?.status()).toBe(404);
  expect((await phone.goto(`/${code}`))?.status()).toBe(404);
  expect(await exported(host, real.path)).toEqual(before);
  await expect(desk.getByRole('button', { name: 'Provkör', exact: true })).toBeVisible();
  expect(found).toEqual([]);
  await Promise.all([context.close(), stranger.close()]);
});
