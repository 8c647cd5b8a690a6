/** Dots on themes that are merged, split, dissolved and put back while a phone looks on. */
import type { Page } from '@playwright/test';
import { keyOf } from '#lib/sync/record.ts';
import { held, joinBy, writeNote } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { goToKind, ledPage } from '../support/later-workshop.ts';
import { done, openLiveWorkshop, write } from '../support/live-workshop.ts';
import { picture } from '../support/pictures.ts';

const themes = { a: 'Tillit', b: 'Hemgång', c: 'Roller' } as const;

/** What the phone says of its dots: how many are left, and how many lie on each theme that stands. */
async function dotsOn(page: Page): Promise<Record<string, string>> {
  const rows = page.locator('main li', { has: page.locator('.give') });
  const titles = await rows.locator('.title').allInnerTexts();
  const left = await page.locator('.left strong').innerText();
  const counts = await rows.locator('.count > span:not([aria-hidden])').allInnerTexts();
  return { left, ...Object.fromEntries(titles.map((title, at) => [title, counts[at] ?? ''])) };
}

test('GB11: dots follow a theme that another one takes in, stay with one that is split, and are back with their giver while it is dissolved, and every press is undone', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop } = live;
  const phone = await (await browser.newContext(held)).newPage();
  await joinBy(phone, server.url, live);
  await writeNote(phone, 'Vi litar på varandra.');
  const guest = await live.join();
  await write(guest, 'hem', 'Hemgången sker för fort.');
  await write(guest, 'hemma', 'Planen når inte hem.');
  const notes = host.view.list('step').find(({ kind }) => kind === 'notes')?.id ?? '';
  await done(host, 'step.reveal', { step: notes, revealed: true });
  const own = { a: [], b: ['note:hem', 'note:hemma'], c: [] };
  for (const key of ['a', 'b', 'c'] as const) {
    const args = { id: `theme:${key}`, workshop, title: themes[key], notes: own[key] };
    await done(host, 'theme.create', args);
  }
  const step = await goToKind(live, workshop, 'dots');
  await done(host, 'step.edit', { step, change: { dotBudget: 4, dotMax: 3 } });

  const give = async (title: string): Promise<void> => {
    await phone.getByRole('button', { name: `En prick till på ${title}` }).tap();
  };
  await expect.poll(() => dotsOn(phone)).toMatchObject({ left: '4 prickar kvar' });
  for (const title of [themes.a, themes.b, themes.b]) await give(title);
  const given = {
    left: '1 prick kvar',
    Tillit: '1 prick',
    Hemgång: '2 prickar',
    Roller: '0 prickar',
  };
  await expect.poll(() => dotsOn(phone)).toEqual(given);

  // The facilitator goes back to the themes, and the room stays with its dots on the phone's page.
  await goToKind(live, workshop, 'themes');
  const path = `/s/${keyOf(live.series)}/w/${keyOf(workshop)}`;
  const desk = await ledPage(browser, live, path, [1440, 900]);
  const menu = async (title: string): Promise<void> => {
    await desk.getByRole('button', { name: `Mer om temat ${title}` }).click();
  };
  const back = async (): Promise<void> => {
    await goToKind(live, workshop, 'dots');
    await expect(phone.locator('.left strong')).toBeVisible();
  };
  const undone = async (): Promise<void> => {
    await goToKind(live, workshop, 'themes');
    await desk.getByRole('heading', { level: 1 }).first().click();
    await desk.keyboard.press('Control+z');
    await back();
    await expect.poll(() => dotsOn(phone)).toEqual(given);
    await goToKind(live, workshop, 'themes');
    await expect(desk.getByRole('button', { name: `Mer om temat ${themes.b}` })).toBeVisible();
  };

  await menu(themes.a);
  await desk.getByText('Slå ihop med …').click();
  await desk.getByRole('dialog').getByRole('button', { name: themes.b }).click();
  await host.until(() => host.view.get('theme', 'theme:a')?.mergedInto === 'theme:b');
  await back();
  await expect
    .poll(() => dotsOn(phone))
    .toEqual({
      ...{ left: '1 prick kvar', Hemgång: '3 prickar', Roller: '0 prickar' },
    });
  await undone();

  // Split: one of its notes begins a theme of its own, without dots.
  await desk.getByRole('button', { name: `2 lappar: ${themes.b}` }).click();
  const note = desk.locator('[data-note="note:hem"]').filter({ visible: true });
  await note.first().focus();
  await desk.keyboard.press('n');
  await expect(desk.locator('input:focus')).toHaveValue('Nytt tema');
  await desk.keyboard.type('Brådska');
  await desk.keyboard.press('Enter');
  await host.until(() => host.view.list('theme').some(({ title }) => title === 'Brådska'));
  await back();
  await expect.poll(() => dotsOn(phone)).toEqual({ ...given, Brådska: '0 prickar' });

  // Dissolved: asked first, and what was given can be given elsewhere.
  await goToKind(live, workshop, 'themes');
  await menu(themes.b);
  await desk.getByRole('dialog').getByRole('button', { name: 'Lös upp temat' }).click();
  await expect(desk.getByRole('dialog').getByText(/De får tillbaka/)).toBeVisible();
  await desk.getByRole('dialog').getByRole('button', { name: 'Lös upp temat' }).click();
  await host.until(() => host.view.get('theme', 'theme:b')?.removed === true);
  await back();
  const without = {
    left: '3 prickar kvar',
    Tillit: '1 prick',
    Roller: '0 prickar',
    Brådska: '0 prickar',
  };
  await expect.poll(() => dotsOn(phone)).toEqual(without);
  await picture(phone, 'dots-given-back');
  await goToKind(live, workshop, 'themes');
  await desk.getByRole('heading', { level: 1 }).first().click();
  await desk.keyboard.press('Control+z');
  await host.until(() => host.view.get('theme', 'theme:b')?.removed === false);
  await back();
  await expect.poll(() => dotsOn(phone)).toEqual({ ...given, Brådska: '0 prickar' });

  await desk.context().close();
  await phone.context().close();
  live.close();
});
