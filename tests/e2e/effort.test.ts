/** How many acts stand between an address and the first note, counted as people do them. */
import { Acts } from '../support/acts.ts';
import { held } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { ledPage } from '../support/later-workshop.ts';
import { notesPlace, openLiveWorkshop } from '../support/live-workshop.ts';
import { readQr, seenFrom } from '../support/qr-camera.ts';

test('J2: from the start page a series is led after six acts and stands on the projector after one more, and its QR code leads to a sent note in five', async ({
  browser,
  server,
}) => {
  const desk = await browser.newContext({
    ...{ baseURL: server.url, locale: 'sv-SE', viewport: { width: 1440, height: 900 } },
  });
  const host = await desk.newPage();
  await host.goto('/');
  const leads = new Acts(host);
  await leads.click(host.getByRole('link', { name: 'Jag leder en workshop' }));
  const title = host.getByLabel('Namn på serien');
  await leads.click(title);
  await leads.fill(title, 'Nära vård i Solna');
  await leads.press('Enter');
  await leads.click(host.getByRole('link', { name: 'Till workshoppen' }));
  await leads.click(host.getByRole('button', { name: 'Gå vidare' }));
  await expect(host.getByRole('heading', { name: 'Workshop 1' })).toBeVisible();
  expect(leads.count).toBe(6);
  const opened = desk.waitForEvent('page');
  await leads.click(host.getByRole('link', { name: 'Öppna storbilden' }));
  await expect((await opened).getByText(/\d{4}\s\d{4}/).first()).toBeVisible();
  expect(leads.count).toBe(7);
  await desk.close();

  const live = await openLiveWorkshop(server.url);
  const path = `/s/${live.series.split(':')[1] ?? ''}/w/${live.workshop.split(':')[1] ?? ''}`;
  const screen = await ledPage(browser, live, `${path}/screen`, [1920, 1080]);
  await expect(screen.getByRole('img', { name: /QR/ })).toBeVisible();
  const address = await readQr(await seenFrom(await screen.screenshot(), 3, screen));
  const phone = await (await browser.newContext(held)).newPage();
  await phone.goto(address);
  const writes = new Acts(phone);
  await writes.click(phone.getByRole('radio').first());
  await writes.click(phone.getByRole('radio', { name: 'Chef' }));
  await writes.click(phone.getByRole('button', { name: 'Gå med' }));
  const text = phone.getByRole('textbox', { name: /lapp/i });
  await text.waitFor();
  writes.count += 1;
  await text.fill('Vi ringer varandra direkt');
  await writes.click(phone.getByRole('button', { name: 'Skicka lappen' }));
  await expect
    .poll(() =>
      live.host.view.list('note').filter(({ step }) => step === notesPlace(live.host).step),
    )
    .toHaveLength(1);
  expect(writes.count).toBe(5);
});
