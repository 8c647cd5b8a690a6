/** A phone whose keyboard leaves little of the page, and a join page with a long list. */
import type { Locator, Page } from '@playwright/test';
import { sideways } from '../support/accessible.ts';
import { held, joinBy } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { done, openLiveWorkshop } from '../support/live-workshop.ts';

const long = `${'Kallelsen kommer för sent och ingen hinner fram. '.repeat(9)}Slut`;

/** Where the end of the text stands, and where the button begins and ends. */
async function placesOf(page: Page, field: Locator, button: Locator) {
  const [text, press] = [await field.boundingBox(), await button.boundingBox()];
  if (!text || !press) throw new Error('neither can be missing');
  const height = page.viewportSize()?.height ?? 0;
  return { field: text, end: text.y + text.height, button: press, height };
}

async function expectInSight(page: Page, field: Locator, button: Locator): Promise<void> {
  await expect(button).toBeInViewport({ ratio: 1 });
  const places = await placesOf(page, field, button);
  // The last line of what is written stands above the button, and there is room for some lines.
  expect(places.end).toBeLessThanOrEqual(places.button.y + 8);
  expect(places.end).toBeGreaterThan(60);
}

test('JF2: whatever is written and however low the screen, the button that sends stands below the text and in sight', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const context = await browser.newContext({ ...held, viewport: { width: 390, height: 400 } });
  const page = await context.newPage();
  await joinBy(page, server.url, live);
  const field = page.getByRole('textbox');
  await field.click();
  await page.keyboard.insertText(long);
  await page.keyboard.type('!');
  await expectInSight(page, field, page.getByRole('button', { name: 'Skicka lappen' }));
  await page.getByRole('button', { name: 'Skicka lappen' }).click();
  await page.getByRole('button', { name: /^Ändra/u }).click();
  const edited = page.getByRole('listitem').getByRole('textbox');
  await edited.press('End');
  await page.keyboard.type('!');
  await expectInSight(page, edited, page.getByRole('button', { name: 'Spara' }));
  live.close();
  await context.close();
});

test('JF1: a long list of organisations or roles has a field to search in it, which leaves what is chosen and one’s own (in the browser)', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  for (let n = 1; n < 80; n += 1) {
    const name = n === 41 ? 'Så kallad närvård' : `Vårdcentral ${n}`;
    await done(live.host, 'organisation.add', {
      ...{ id: `organisation:o${n}`, name, kind: 'primarvard', held: false },
    });
  }
  const context = await browser.newContext(held);
  const page = await context.newPage();
  await page.goto(`${server.url}/${live.code}`);
  const list = page.getByRole('group', { name: 'Din organisation' });
  await expect(list.getByRole('radio')).toHaveCount(81);
  await list.getByRole('searchbox').fill('SÅ\u00a0kallad na\u0308rvård');
  await expect(list.getByRole('radio')).toHaveCount(2);
  await list.getByRole('searchbox').press('Enter');
  await expect(list.getByRole('radio', { name: 'Så kallad närvård' })).toBeChecked();
  await page.getByRole('radio', { name: 'Chef' }).check();
  await page.getByRole('button', { name: 'Gå med' }).click();
  await page.waitForURL(/\/w\//u);
  // Before the scripts are there it is the plain list.
  const sent = (await live.facilitator.get(`/${live.code}`)).body;
  const html = Buffer.from(sent).toString();
  expect(html).toContain('Vårdcentral 79');
  expect(html).not.toContain('type="search"');
  live.close();
  await context.close();
});

test('JF5: however many organisations and roles there are, the button that joins is in sight, and covers nothing that has the focus', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  for (let n = 1; n < 16; n += 1) {
    await done(live.host, 'role.add', { id: `role:r${n}`, name: `Samordnande roll nummer ${n}` });
  }
  for (const [width, height] of [
    [390, 844],
    [320, 568],
  ] as const) {
    const context = await browser.newContext({ ...held, viewport: { width, height } });
    const page = await context.newPage();
    await page.goto(`${server.url}/${live.code}`);
    const join = page.getByRole('button', { name: 'Gå med' });
    await expect(join).toBeInViewport({ ratio: 1 });
    // By keyboard through all of it: where the focus is, the button is not.
    await page.getByRole('radio', { name: 'Kommunen' }).focus();
    for (const name of ['Chef', 'Samordnande roll nummer 9', 'Samordnande roll nummer 15']) {
      const role = page.getByRole('radio', { name, exact: true });
      await role.focus();
      const [own, bar] = [await role.boundingBox(), await join.boundingBox()];
      expect((own?.y ?? 0) + (own?.height ?? 0), name).toBeLessThanOrEqual((bar?.y ?? 0) + 1);
      await expect(join).toBeInViewport({ ratio: 1 });
    }
    expect(await sideways(page, `${width}`)).toEqual([]);
    await page.getByRole('radio', { name: 'Kommunen' }).check();
    await page.getByRole('radio', { name: 'Samordnande roll nummer 9' }).check();
    await join.click();
    await page.waitForURL(/\/w\//u);
    await context.close();
  }
  live.close();
});

test('ST18: whoever was removed is told so, and is not invited to join again (in the browser)', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const context = await browser.newContext(held);
  const page = await context.newPage();
  await joinBy(page, server.url, live);
  const [seat] = live.host.view.list('seat');
  await done(live.host, 'seat.remove', { seat: seat?.id ?? '', removed: true });
  const told = page.getByText(/Processledaren har tagit bort dig/u);
  await expect(told).toBeVisible();
  await expect(page.getByRole('link', { name: 'Gå med igen' })).toHaveCount(0);
  await page.reload();
  await expect(told).toBeVisible();
  live.close();
  await context.close();
});
