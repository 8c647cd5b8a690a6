/** People who have come without a phone, and phones that are handed out. */
import { sideways, violations } from '../support/accessible.ts';
import { held, writeNote } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { newSeries } from '../support/new-series.ts';
import { picture } from '../support/pictures.ts';

test('HE8: a participant without a phone is added, gets a reserve phone by its code, and writes', async ({
  page: host,
  browser,
  server,
}) => {
  await host.setViewportSize({ width: 1440, height: 900 });
  const { organisation, code: joinCode } = await newSeries(host, 'Nära vård');
  await host.getByRole('button', { name: 'Öppna för deltagarna' }).click();
  const room = host.getByRole('complementary');
  const dialog = host.getByRole('dialog');
  await room.getByRole('button', { name: 'Lägg till någon utan telefon' }).click();
  await dialog.getByLabel('Organisation').selectOption({ label: organisation });
  await dialog.getByLabel('Roll').selectOption({ index: 1 });
  await dialog.getByLabel('Namn').fill('Gun');
  await picture(host, 'konsol-utan-telefon');
  const found = await violations(host, 'without a phone');
  await dialog.getByRole('button', { name: 'Lägg till' }).click();
  await expect(dialog).toBeHidden();
  await room.locator('summary', { hasText: organisation }).click();
  await expect(room.getByText(/Gun.*\(utan telefon\)/u)).toBeVisible();
  await expect(room.getByText('1 har kommit')).toBeVisible();

  await room.getByRole('button', { name: /Ge Gun, .* en reservtelefon/u }).click();
  await dialog.getByRole('button', { name: 'Ta fram koden' }).click();
  const code = await dialog.locator('strong').innerText();
  await picture(host, 'konsol-reservtelefon');
  found.push(...(await violations(host, 'code for a reserve phone')));
  const scanned = `${server.url}/${joinCode}?personal=${code.replaceAll(/\s/gu, '')}`;
  await dialog.getByRole('button', { name: 'Stäng' }).click();

  // As the QR code has it.
  const context = await browser.newContext(held);
  const phone = await context.newPage();
  await phone.goto(scanned);
  await expect(phone.getByRole('textbox')).toHaveValue(code.replaceAll(/\s/gu, ''));
  await picture(phone, 'telefon-reserv');
  found.push(...(await violations(phone, 'reserve phone')), ...(await sideways(phone, 'reserve')));
  await phone.getByRole('button', { name: 'Fortsätt på den här telefonen' }).click();
  await phone.waitForURL(/\/w\//u);
  await expect(phone.getByText('Gun').first()).toBeVisible();
  await expect(phone.getByText('reservtelefon')).toBeVisible();
  await expect(room.getByText(/Gun.*\(reservtelefon\)/u)).toBeVisible();
  expect(found).toEqual([]);
  const controls = host.getByRole('group', { name: 'Tid och moment' });
  await controls.getByRole('button', { name: /^Nästa: / }).click();
  await expect(phone.getByRole('textbox')).toBeHidden();
  await controls.getByRole('button', { name: /^Nästa: / }).click();
  const note = await writeNote(phone, 'Ring före hemgång');
  await expect(note).toHaveText(/Skickad/u);

  // The code is used up: whoever finds it is nobody.
  const other = await (await browser.newContext(held)).newPage();
  await other.goto(scanned);
  await other.getByRole('button', { name: 'Fortsätt på den här telefonen' }).click();
  await expect(other.getByText('Koden stämmer inte, eller är redan använd.')).toBeVisible();
  await other.context().close();
  await context.close();
});
