/** How few acts lead from the address to a first note, for somebody who has nothing but the address. */
import { Acts } from '../support/acts.ts';
import { expect, test } from '../support/e2e.ts';
import { picture } from '../support/pictures.ts';
import { readQr } from '../support/qr-camera.ts';

test('J2: from the address to an open workshop on the projector it takes seven acts, and from its QR code to a first note five', async ({
  browser,
  server,
}) => {
  const laptop = { locale: 'sv-SE', viewport: { width: 1440, height: 900 } };
  const leading = await browser.newContext({ baseURL: server.url, ...laptop });
  const desk = await leading.newPage();
  const acts = new Acts(desk);
  await desk.goto('/');
  await acts.click(desk.getByRole('link', { name: 'Jag leder en workshop' }));
  await acts.write(desk.getByLabel('Namn på serien'), 'Nära vård');
  await acts.press('Enter');
  await expect(desk.getByRole('heading', { name: 'Serien är skapad' })).toBeVisible();
  await acts.click(desk.getByRole('button', { name: 'Kopiera länken' }));
  await acts.click(desk.getByRole('link', { name: 'Till workshoppen' }));
  const opened = leading.waitForEvent('page');
  const main = desk.locator('main');
  await acts.click(main.getByRole('link', { name: 'Öppna storbilden' }));
  const screen = await opened;
  await screen.setViewportSize({ width: 1920, height: 1080 });
  await acts.click(main.getByRole('button', { name: 'Öppna för deltagarna' }));
  await expect(screen.getByText('Ingen är här än').first()).toBeVisible();
  await picture(screen, 'first-note-screen');
  test.info().annotations.push({ type: 'acts until it is open', description: `${acts.count}` });
  expect(acts.count).toBeLessThanOrEqual(7);

  // The workshop goes on to where people write; nobody who comes has to wait for that.
  const next = desk.getByRole('group', { name: 'Tid och moment' });
  const heading = desk.getByRole('heading', { level: 1 });
  for (const title of ['Hitta din bikupa', 'Hur är det i dag?']) {
    await next.getByRole('button', { name: `Nästa: ${title}` }).click();
    await expect(heading).toHaveText(title);
  }
  await expect(screen.getByText('Hur är det i dag?').first()).toBeVisible();
  const link = await readQr(await screen.screenshot());
  expect(link).toContain(server.url.replace(/^http/, ''));

  const held = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const phone = await (await browser.newContext({ locale: 'sv-SE', ...held })).newPage();
  const taps = new Acts(phone);
  await phone.goto(link);
  await taps.write(phone.getByLabel('Organisationens namn'), 'Vårdcentralen Ekparken');
  await taps.click(phone.getByRole('radio', { name: 'Läkare', exact: true }));
  await picture(phone, 'first-note-join');
  await taps.click(phone.getByRole('button', { name: 'Gå med' }));
  await phone.waitForURL(/\/w\//);
  await taps.write(phone.getByRole('textbox'), 'Vi ringer varandra direkt');
  await taps.click(phone.getByRole('button', { name: 'Skicka lappen' }));
  await expect(phone.getByText('Skickad').first()).toBeVisible();
  await picture(phone, 'first-note-sent');
  test.info().annotations.push({ type: 'acts until a note is sent', description: `${taps.count}` });
  expect(taps.count).toBeLessThanOrEqual(5);
  await phone.context().close();
  await leading.close();
});

test('AC7: the page that shows the link of a new series, the only time, offers it to copy, by mail and as a card, and asks once before it is left unsaved', async ({
  page,
}) => {
  await page.goto('/new');
  await page.getByLabel('Namn på serien').fill('Nära vård & omsorg');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Serien är skapad' })).toBeFocused();
  const link = await page.getByLabel('Länk', { exact: true }).inputValue();
  expect(link).toMatch(/\/l\/[\w-]+$/);
  const href = await page.getByRole('link', { name: 'Mejla länken' }).getAttribute('href');
  const mail = new URL(href ?? '');
  expect(mail.protocol).toBe('mailto:');
  expect(mail.searchParams.get('subject')).toContain('Nära vård & omsorg');
  expect(mail.searchParams.get('body')).toContain(link);
  const card = page.getByRole('button', { name: /nyckelkort/i });
  await expect(card).toBeVisible();

  const on = page.getByRole('link', { name: 'Till workshoppen' });
  await on.click();
  const asked = page.getByRole('dialog', { name: 'Länken är inte sparad' });
  await asked.getByRole('button', { name: 'Spara länken först' }).click();
  await expect(asked).toBeHidden();
  await expect(page.getByLabel('Länk', { exact: true })).toHaveValue(link);
  await on.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Workshop 1' })).toBeVisible();
});
