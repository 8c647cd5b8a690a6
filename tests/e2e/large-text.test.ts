/** The browser's own text size, as somebody sets it who needs it. */
import { keyOf } from '#lib/sync/record.ts';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import config from '../../playwright.config.ts';
import { cutControls, sideways, squeezedTexts } from '../support/accessible.ts';
import { expect, test } from '../support/e2e.ts';
import { further, goToKind, ledPage } from '../support/later-workshop.ts';
import { done, notesPlace, openLiveWorkshop, write } from '../support/live-workshop.ts';
import { newStep } from '../support/new-step.ts';
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

test('X14: at 320 pixels and with text of twice the size at once, joining, writing, placing, dots, the plan and its stances do not scroll sideways, and no control is cut', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop, code } = live;
  const name = 'Socialförvaltningens ordinärt boende';
  await done(host, 'organisation.add', { id: 'organisation:long', name, kind: 'kommun' });
  for (let n = 1; n < 8; n += 1) {
    const role = `Biståndshandläggare och samordnare nummer ${n}`;
    await done(host, 'role.add', { id: `role:r${n}`, name: role });
  }
  await done(host, 'step.add', {
    ...newStep({ id: 'step:placing', workshop, kind: 'placing', order: 3.5, title: 'Placera' }),
  });
  await done(host, 'area.create', { id: 'area:a', theme: null, title: 'Trygg hemgång' });
  const title = 'Samordningsansvariga ringer vårdcentralen samma dag';
  await done(host, 'action.create', { id: 'action:a', area: 'area:a', title });

  const context = await browser.newContext({
    ...{ baseURL: server.url, locale: 'sv-SE', viewport: { width: 320, height: 568 } },
  });
  const phone = await context.newPage();
  const found: string[] = [];
  const look = async (where: string): Promise<void> => {
    await picture(phone, `narrow-large-${where}`);
    found.push(...(await sideways(phone, where)), ...(await squeezedTexts(phone, where)));
    found.push(...(await cutControls(phone, where)));
  };
  await phone.goto(`/${code}`);
  await look('join');
  await phone.getByRole('radio', { name }).check();
  await phone.getByRole('radio', { name: /nummer 7/ }).check();
  await phone.getByRole('button', { name: 'Gå med' }).click();
  await phone.waitForURL(/\/w\//);
  await phone
    .getByRole('textbox')
    .fill('Kallelsen till samordnad individuell plan kommer för sent');
  await look('notes');
  await phone.getByRole('button', { name: 'Skicka lappen' }).click();
  await expect(phone.getByRole('button', { name: /^Ändra/u })).toBeVisible();
  await look('notes-sent');
  const guest = await live.join();
  await write(guest, 'n1', 'Utskrivningsmeddelandet kommer i tid');
  await done(host, 'step.reveal', { step: notesPlace(host).step, revealed: true });
  await expect(phone.getByText('Utskrivningsmeddelandet').first()).toBeVisible();
  await look('notes-shown');
  await done(host, 'theme.create', {
    ...{ id: 'theme:t1', workshop, notes: ['note:n1'] },
    title: 'Utskrivningsplanering och samordning',
  });
  const at = async (kind: StepKind, step?: string): Promise<void> => {
    const id = step ?? stepsOf(host.view, workshop).find((own) => own.kind === kind)?.id ?? '';
    const from = host.view.get('workshop', workshop)?.step ?? null;
    await done(host, 'step.start', { step: id, from });
    const heading = host.view.get('step', id)?.title ?? '';
    await phone.getByRole('heading', { level: 1, name: heading }).waitFor();
  };
  await at('placing', 'step:placing');
  await phone.getByText('Utskrivningsplanering').first().waitFor();
  await look('placing');
  await at('themes');
  await phone.getByText('Utskrivningsplanering').first().click();
  await look('themes');
  await at('dots');
  await phone
    .getByRole('button', { name: /Utskrivningsplanering/ })
    .last()
    .click();
  await look('dots');
  const dots = stepsOf(host.view, workshop).find(({ kind }) => kind === 'dots')?.id ?? '';
  await done(host, 'step.reveal', { step: dots, revealed: true });
  await phone.getByRole('heading', { level: 2 }).first().waitFor();
  await look('dots-shown');
  await at('plan');
  await phone.getByText(title).first().waitFor();
  await look('plan');
  await phone.getByRole('checkbox', { name: /Jag företräder/ }).check();
  await phone.getByRole('radio', { name: /Antar med förbehåll/ }).check();
  await look('stance');
  await context.close();
  live.close();
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
