/** Cards by role and a decision, with four phones, the facilitator's laptop and a projector. */
import type { Page } from '@playwright/test';
import { keyOf } from '#lib/sync/record.ts';
import { violations } from '../support/accessible.ts';
import { held } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { done, openLiveWorkshop } from '../support/live-workshop.ts';
import { newStep } from '../support/new-step.ts';
import { picture } from '../support/pictures.ts';

const [cards, decide] = ['step:kort', 'step:beslut'];
/** A text where it can be seen: what a projector measures stands there too. */
const seen = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first();
const headings = ['Ansvar', 'Så når du oss', 'Det vi behöver av andra'];

test('CD12: four people fill in two cards on their phones, see them by organisation on the projector, and decide', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop, code } = live;
  const region = { id: 'organisation:region', name: 'Regionen', kind: 'region' } as const;
  await done(host, 'organisation.add', region);
  const columns = headings.map((title, at) => ({ key: `h${at}`, title, tone: 'neutral' as const }));
  await done(host, 'step.add', {
    ...newStep({ id: cards, workshop, kind: 'cards', order: 2.5, title: 'Uppdrag', columns }),
  });
  await done(host, 'step.add', {
    ...newStep({ id: decide, workshop, kind: 'decide', order: 2.6, title: 'Fortsätta?' }),
  });
  const go = (step: string) =>
    done(host, 'step.start', { step, from: host.view.get('workshop', workshop)?.step ?? null });
  await go(cards);

  const phones: Page[] = [];
  for (const organisation of ['Kommunen', 'Kommunen', 'Regionen', 'Regionen']) {
    const page = await (await browser.newContext(held)).newPage();
    await page.goto(`${server.url}/${code}`);
    await page.getByRole('radio', { name: organisation }).check();
    await page.getByRole('radio', { name: 'Chef' }).check();
    await page.locator('form[action*="join"] button[type="submit"]').click();
    await page.waitForURL(/\/w\//);
    phones.push(page);
  }
  const [one, mate, other, last] = phones as [Page, Page, Page, Page];
  const desk = await browser.newContext({
    locale: 'sv-SE',
    viewport: { width: 1440, height: 900 },
  });
  await desk.addCookies(
    live.facilitator.cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return { name, value, url: server.url };
    }),
  );
  const path = `${server.url}/s/${keyOf(live.series)}/w/${keyOf(workshop)}`;
  const laptop = await desk.newPage();
  await laptop.goto(path);
  const projector = await desk.newPage();
  await projector.setViewportSize({ width: 1920, height: 1080 });
  await projector.goto(`${path}/screen`);

  const field = (page: Page, at: number) => page.getByRole('textbox', { name: headings[at] ?? '' });
  const write = async (page: Page, at: number, text: string): Promise<void> => {
    await field(page, at).fill(text);
    await field(page, at).blur();
  };
  for (const page of phones) {
    await expect(page.getByText('Ert kort syns med roll och organisation.')).toBeVisible();
  }
  // Two of one organisation write on one card, in the same field at once.
  await Promise.all([
    write(one, 0, 'Vi kallar till SIP.'),
    write(mate, 0, 'Vi håller i den första tiden.'),
  ]);
  await write(mate, 1, 'Funktionsbrevlådan.');
  await write(other, 0, 'Läkarinsatser, också i hemmet.');
  await write(last, 2, 'Att få veta dagen före.');
  await expect(laptop.getByText('2 av 2 kort är påbörjade')).toBeVisible();
  await expect(projector.getByText('2 av 2 kort är påbörjade')).toBeVisible();
  for (const page of [one, mate]) {
    await expect(field(page, 0)).toHaveValue(/Vi kallar till SIP/);
    await expect(field(page, 0)).toHaveValue(/Vi håller i den första tiden/);
  }
  await expect(field(other, 1)).toHaveValue('');
  expect(await violations(one, 'a card on the phone')).toEqual([]);
  expect(await violations(laptop, 'cards on the console')).toEqual([]);

  await laptop.getByRole('button', { name: 'Visa korten' }).first().click();
  for (const page of [projector, other]) {
    await expect(
      page.getByRole('heading', { name: 'Kommunen' }).filter({ visible: true }).first(),
    ).toBeVisible();
    await expect(
      page.getByRole('heading', { name: 'Regionen' }).filter({ visible: true }).first(),
    ).toBeVisible();
    await expect(seen(page, 'Vi håller i den första tiden')).toBeVisible();
    await expect(seen(page, 'Att få veta dagen före.')).toBeVisible();
  }
  await picture(projector, 'storbild-kort');
  expect(await violations(other, 'all cards on the phone')).toEqual([]);
  expect(await violations(projector, 'cards on the projector')).toEqual([]);

  // By the console itself: a press just after somebody else has moved the room is not taken as meant.
  await laptop.getByRole('button', { name: 'Nästa: Fortsätta?' }).first().click();
  const chosen = ['Fortsätta', 'Justera', 'Justera', 'Fortsätta'];
  for (const [at, page] of phones.entries()) {
    // With the keyboard alone.
    await page.getByRole('radio', { name: chosen[at] ?? '' }).press('Space');
    await expect(seen(page, /^Skickat$/)).toBeVisible();
  }
  await one.getByRole('textbox', { name: 'Varför?' }).fill('Det ger mer än det tar.');
  await one.getByRole('textbox', { name: 'Varför?' }).blur();
  await expect(seen(one, /^Skickat$/)).toBeVisible();
  await expect(seen(laptop, '4 av 4 har svarat')).toBeVisible();
  await laptop.getByRole('button', { name: 'Visa svaren' }).first().click();
  for (const page of [projector, last]) {
    await expect(seen(page, 'Det ger mer än det tar.')).toBeVisible();
  }
  await laptop.getByRole('radio', { name: 'Justera' }).check();
  const wording = laptop.getByRole('textbox', { name: /^Beslutet i ord/ });
  await wording.fill('Vi ses en timme varannan vecka.');
  await wording.blur();
  await expect(projector.getByText('varannan vecka').filter({ visible: true })).toHaveCount(0);
  expect(await violations(laptop, 'a decision on the console')).toEqual([]);
  await laptop.getByRole('button', { name: 'Anteckna beslutet' }).click();
  for (const page of [projector, last, one]) {
    await expect(seen(page, 'Vi fortsätter och justerar')).toBeVisible();
    await expect(seen(page, 'Vi ses en timme varannan vecka.')).toBeVisible();
    await expect(seen(page, /4 personer var med, från Kommunen och Regionen/)).toBeVisible();
  }
  expect(await violations(last, 'a decision on the phone')).toEqual([]);
  expect(await violations(projector, 'a decision on the projector')).toEqual([]);
  await picture(projector, 'storbild-beslut');

  // It was a mistake: undone it is a draft again; then it is made.
  await laptop.getByRole('button', { name: 'Ångra' }).first().click();
  await expect(
    projector.getByText('Vi fortsätter och justerar').filter({ visible: true }),
  ).toHaveCount(0);
  await laptop.getByRole('button', { name: 'Anteckna beslutet' }).click();
  await expect(seen(projector, 'Vi fortsätter och justerar')).toBeVisible();
  await laptop.goto(`${server.url}/s/${keyOf(live.series)}/plan`);
  await expect(seen(laptop, 'Vi fortsätter och justerar')).toBeVisible();
  await expect(seen(laptop, 'Läkarinsatser, också i hemmet.')).toBeVisible();

  for (const page of phones) await page.context().close();
  await desk.close();
  live.close();
});
