/** The lobby in real browsers: who joins waits, and a facilitator lets in, or shows out. */
import { sideways, violations } from '../support/accessible.ts';
import { expect, test } from '../support/e2e.ts';
import { frameText } from '../support/frames.ts';
import { newSeries } from '../support/new-series.ts';
import { picture } from '../support/pictures.ts';

test('W44: a participant who joins waits on the phone, is seen on the console, and is admitted with one tap', async ({
  page: host,
  browser,
}) => {
  await host.setViewportSize({ width: 1440, height: 900 });
  const { organisation, code, path } = await newSeries(host, 'Nära vård');
  await host.getByRole('checkbox', { name: 'Släpp in en och en' }).check();
  await expect(host.getByText('Nya deltagare får nu vänta')).toBeVisible();

  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await context.newPage();
  const heard: string[] = [];
  phone.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => heard.push(frameText(payload)));
  });
  await phone.goto(`/${code}`);
  await phone.getByRole('radio', { name: organisation }).check();
  await phone.getByRole('radio', { name: 'Annan – skriv själv' }).last().check();
  await phone.getByLabel('Din yrkesroll, eller vem du företräder').fill('Rektor');
  await phone.getByLabel('Namn eller alias').fill('Lingon');
  await phone.getByRole('button', { name: 'Gå med' }).click();
  await expect(phone.getByRole('heading', { name: 'Väntar på att släppas in' })).toBeVisible();

  const waiting = host.getByRole('region', { name: '1 väntar på att släppas in' });
  await expect(waiting).toContainText('Lingon, Rektor');
  await expect(waiting).toContainText(organisation);
  await picture(host, 'konsol-väntar');
  await picture(phone, 'telefon-väntar');
  expect([
    ...(await violations(host, 'console')),
    ...(await violations(phone, 'phone')),
    ...(await sideways(phone, 'phone')),
  ]).toEqual([]);
  // All that it has been told: the time, and one record that says that it waits.
  const records = heard.flatMap((frame) => frame.match(/"type":"[a-z]+"/g) ?? []);
  expect([...new Set(records)]).toEqual(['"type":"attendance"']);
  expect(heard.join('')).not.toContain(organisation);
  expect((await phone.goto(`${path}/plan`))?.status()).toBe(404);
  await phone.goto(`/${code}`);
  await expect(phone.getByRole('heading', { name: 'Väntar på att släppas in' })).toBeVisible();

  await host.setViewportSize({ width: 320, height: 640 });
  expect(await sideways(host, 'console')).toEqual([]);
  await host.setViewportSize({ width: 1440, height: 900 });
  await waiting.getByRole('button', { name: /^Släpp in: / }).click();
  await expect(waiting).toBeHidden();
  await expect(phone.getByRole('heading', { name: 'Välkommen!' })).toBeVisible();
  expect((await (await context.newPage()).goto(`${path}/plan`))?.status()).toBe(200);

  const room = host.getByRole('complementary');
  await room.locator('summary', { hasText: organisation }).click();
  await picture(host, 'konsol-deltagare');
  await room.getByRole('button', { name: 'Ta bort: Lingon, Rektor' }).click();
  await expect(
    phone.getByText('Processledaren har tagit bort dig från workshoppen.'),
  ).toBeVisible();
  await host.getByRole('button', { name: 'Ångra', exact: true }).click();
  await expect(phone.getByRole('link', { name: 'Gå med igen' })).toBeHidden();
  await phone.reload();
  await expect(phone.getByRole('heading', { name: 'Välkommen!' })).toBeVisible();
  await context.close();
});
