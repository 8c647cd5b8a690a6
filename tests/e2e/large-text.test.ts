/** The browser's own text size, as somebody sets it who needs it. */
import { keyOf } from '#lib/sync/record.ts';
import config from '../../playwright.config.ts';
import { sideways, squeezedTexts } from '../support/accessible.ts';
import { expect, test } from '../support/e2e.ts';
import { further, goToKind, ledPage } from '../support/later-workshop.ts';
import { done, openLiveWorkshop } from '../support/live-workshop.ts';
import { picture } from '../support/pictures.ts';
import { tourSurfaces } from '../support/surface-tour.ts';

const { launchOptions } = config.use ?? {};
test.use({
  trace: 'off',
  launchOptions: {
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), '--blink-settings=defaultFontSize=32'],
  },
});

test('X9: with text of twice the size nothing on the phone and on the remote is pushed out or squeezed', async ({
  browser,
  server,
}) => {
  const found: string[] = [];
  await tourSurfaces(browser, server.url, async (page, where) => {
    found.push(...(await sideways(page, where)), ...(await squeezedTexts(page, where)));
  });
  expect(found).toEqual([]);
});

test('X13: at 320 pixels, and with text of twice the size, an open step of the agenda with whom one expects, and effort and impact on the phone, are neither pushed out nor squeezed', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop } = live;
  const name = 'Socialförvaltningens ordinärt boende';
  await done(host, 'organisation.add', { id: 'organisation:long', name, kind: 'kommun' });
  await done(host, 'area.create', { id: 'area:a', theme: null, title: 'Trygg hemgång' });
  const title = 'Samordningsansvariga ringer vårdcentralen samma dag';
  await done(host, 'action.create', { id: 'action:a', area: 'area:a', title });
  const found: string[] = [];
  const setup = await ledPage(browser, live, `/s/${keyOf(live.series)}`, [390, 844]);
  const look = async (page: typeof setup, where: string): Promise<void> => {
    await picture(page, `large-${where}`);
    found.push(...(await sideways(page, where)), ...(await squeezedTexts(page, where)));
  };
  await setup.locator('summary', { hasText: 'Upplägg' }).first().click();
  await setup.getByRole('button', { name: /^2 Hitta din bikupa/ }).click();
  await setup.locator('summary', { hasText: 'De ni väntar' }).click();
  const planned = setup.locator('details', { hasText: 'De ni väntar' }).last();
  await planned.getByLabel(name, { exact: true }).fill('6');
  await planned.getByLabel(name, { exact: true }).blur();
  await planned.getByRole('button', { name: 'Planera bikuporna' }).click();
  await expect(planned.getByRole('heading', { name: 'Bikupa A' })).toBeVisible();
  for (const width of [390, 1280]) {
    await setup.setViewportSize({ width, height: 844 });
    await look(setup, `series-${width}`);
  }
  await setup.context().close();

  await done(host, 'workshop.close', { workshop });
  const second = await further(live, 'second', 'Workshop 2');
  await goToKind(live, second.id, 'matrix');
  const guest = await live.join(second);
  const context = await browser.newContext({
    ...{ baseURL: server.url, locale: 'sv-SE', viewport: { width: 390, height: 844 } },
  });
  await context.addCookies(
    guest.visitor.cookie.split('; ').map((pair) => {
      const sign = pair.indexOf('=');
      return { name: pair.slice(0, sign), value: pair.slice(sign + 1), url: server.url };
    }),
  );
  const phone = await context.newPage();
  await phone.goto(`/w/${keyOf(second.id)}`);
  await phone.getByText(title).first().waitFor();
  await phone.getByRole('radio', { name: '4 av 5' }).first().check();
  for (const width of [390, 320]) {
    await phone.setViewportSize({ width, height: 844 });
    await look(phone, `matrix-${width}`);
  }
  await context.close();
  live.close();
  expect(found).toEqual([]);
});
