/** Seats that are lent and taken back, and people who wait, on the pages of a running server. */
import { sideways, violations } from '../support/accessible.ts';
import { held, joinBy, writeNote } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { openLiveWorkshop } from '../support/live-workshop.ts';

const key = (id: string) => id.slice(id.indexOf(':') + 1);

test('ST1: a seat that was lent stays lent until its own device takes it back, whatever form is sent (on pages)', async ({
  page: anna,
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  await joinBy(anna, server.url, live);
  await expect(await writeNote(anna, 'Ingen annan läser')).toHaveText(/Skickad/u);
  const found: string[] = [];

  const desk = await browser.newContext({ locale: 'sv-SE' });
  await desk.addCookies(
    live.facilitator.cookie.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('='), url: server.url };
    }),
  );
  const host = await desk.newPage();
  await host.goto(`${server.url}/s/${key(live.series)}/w/${key(live.workshop)}`);
  await host.locator('summary', { hasText: 'Kommunen' }).first().click();
  await host.getByRole('button', { name: /Ge Chef en reservtelefon/u }).click();
  await host.getByRole('button', { name: 'Ta fram koden' }).click();
  const code = (await host.getByRole('dialog').locator('strong').innerText()).replaceAll(
    /\s/gu,
    '',
  );

  const banner = anna.getByText(/Din plats är utlånad till en annan enhet/u);
  await expect(banner).toBeVisible();
  found.push(...(await violations(anna, 'lent')), ...(await sideways(anna, 'lent')));

  const context = await browser.newContext(held);
  const lent = await context.newPage();
  await lent.goto(`${server.url}/${live.code}?personal=${code}`);
  await lent.getByRole('button', { name: 'Fortsätt på den här telefonen' }).click();
  await lent.waitForURL(/\/w\//u);
  await expect(lent.getByText(/Det här är en lånad enhet/u)).toBeVisible();
  await expect(lent.getByText('Ingen annan läser')).toHaveCount(0);
  found.push(...(await violations(lent, 'borrowed')), ...(await sideways(lent, 'borrowed')));
  await expect(await writeNote(lent, 'Från lånet')).toHaveText(/Skickad/u);

  // The form of joining, sent again as it was attacked; and the way to it.
  const answers = { organisation: 'own', 'own-organisation': 'Kommunen', role: 'own' };
  await context.request.post(`${server.url}/${live.code}?/join`, {
    form: { ...answers, 'own-role': 'Chef', name: 'Mallory' },
    headers: { origin: server.url },
  });
  await context.request.post(`${lent.url()}?/back`, { headers: { origin: server.url }, form: {} });
  await lent.goto(`${server.url}/${live.code}?change`);
  await lent.waitForURL(/\/w\//u);
  await expect(lent.getByText(/Det här är en lånad enhet/u)).toBeVisible();
  await expect(lent.getByText('Ingen annan läser')).toHaveCount(0);
  await expect(banner).toBeVisible();
  await expect(host.getByText('Mallory')).toHaveCount(0);

  await anna.reload();
  await expect(banner).toBeVisible();
  await anna.getByRole('button', { name: 'Ta tillbaka platsen' }).click();
  await expect(banner).toBeHidden();
  await expect(anna.getByText('Ingen annan läser')).toBeVisible();
  await expect(lent.getByText('Från lånet')).toHaveCount(0);
  await anna.getByRole('button', { name: 'Meny' }).click();
  await expect(anna.getByText('Platsen har varit utlånad till en annan enhet:')).toBeVisible();
  expect(found).toEqual([]);
  live.close();
  await context.close();
  await desk.close();
});

test('ST16: the page of somebody who waits to be let in is told neither the title nor the code (on pages)', async ({
  page,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const approve = { workshop: live.workshop, approve: true } as const;
  live.host.mutate('workshop.approve', approve);
  await live.host.until(() => live.host.view.get('workshop', live.workshop)?.approve ?? null);
  await page.goto(`${server.url}/${live.code}`);
  await page.getByRole('radio', { name: 'Kommunen' }).check();
  await page.getByRole('radio', { name: 'Chef' }).check();
  await page.locator('form[action*="join"] button[type="submit"]').click();
  await page.waitForURL(/\/w\//u);
  await expect(page.getByText('Väntar på att släppas in')).toBeVisible();
  const body = await (await page.request.get(page.url())).text();
  expect(body).not.toContain(live.code);
  expect(body).not.toContain('Workshop</');
  const seats = live.host.view
    .list('attendance')
    .flatMap(({ admitted, seat }) => (admitted ? [] : [seat]));
  live.host.mutate('seat.admit', { workshop: live.workshop, seats });
  await expect(page.getByRole('textbox')).toBeVisible();
  live.close();
});
