/** Groups that are planned from the numbers that are expected, and adapted to those who came. */
import { keyOf } from '#lib/sync/record.ts';
import { seatedGroups } from '#lib/workshop/kinds/groups/forming.ts';
import { sideways, squeezedTexts, violations } from '../support/accessible.ts';
import { expect, test } from '../support/e2e.ts';
import { goToKind, ledPage } from '../support/later-workshop.ts';
import { done, openLiveWorkshop } from '../support/live-workshop.ts';
import { picture } from '../support/pictures.ts';

test('MR36: groups are planned on the page of the series from the numbers that are expected, and one press adapts them on the console, with proof and undo', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop } = live;
  for (const [at, name] of ['Regionen', 'Vårdcentralen Ringen'].entries()) {
    await done(host, 'organisation.add', { id: `organisation:o${at}`, name, kind: 'region' });
  }
  const setup = await ledPage(browser, live, `/s/${keyOf(live.series)}`, [1440, 900]);
  await setup.locator('summary', { hasText: '7 moment' }).click();
  await setup.getByRole('button', { name: /^2 Hitta din bikupa/ }).click();
  await setup.locator('summary', { hasText: 'De ni väntar' }).click();
  const planned = setup.locator('details', { hasText: 'De ni väntar' }).last();
  for (const [name, count] of [
    ['Kommunen', '6'],
    ['Regionen', '3'],
    ['Vårdcentralen Ringen', '3'],
    ['Chef', '4'],
  ] as const) {
    await planned.getByLabel(name, { exact: true }).fill(count);
    await planned.getByLabel(name, { exact: true }).blur();
  }
  await expect(planned.getByText('12 personer väntas', { exact: true })).toBeVisible();
  await planned.getByRole('button', { name: 'Planera bikuporna' }).click();
  await expect(planned.getByRole('heading', { name: 'Bikupa C' })).toBeVisible();
  await planned.getByLabel('Plats för bikupa A').fill('Vid fönstret');
  await planned.getByLabel('Plats för bikupa A').blur();
  await planned
    .getByRole('checkbox', { name: /Kommunen – värd/ })
    .first()
    .check();
  await picture(setup, 'expected-setup');
  expect(await violations(setup, 'setup')).toEqual([]);
  expect(await sideways(setup, 'setup')).toEqual([]);
  await setup.setViewportSize({ width: 320, height: 640 });
  await picture(setup, 'expected-setup-narrow');
  expect(await sideways(setup, 'setup, narrow')).toEqual([]);
  expect(await squeezedTexts(setup, 'setup, narrow')).toEqual([]);
  await setup.context().close();

  for (let n = 0; n < 8; n += 1) await live.join();
  const step = await goToKind(live, workshop, 'groups');
  const path = `/s/${keyOf(live.series)}/w/${keyOf(workshop)}`;
  const desk = await ledPage(browser, live, path, [1440, 900]);
  await desk.getByRole('button', { name: 'Anpassa till dem som kom' }).click();
  const proof = desk.locator('summary', { hasText: 'Alla har en plats.' });
  await expect(proof).toContainText('4 personer sitter som förberett.');
  await proof.click();
  await expect(desk.getByRole('row', { name: 'Personer 12 8' })).toBeVisible();
  await expect(desk.getByRole('row', { name: 'Bikupor 3 2' })).toBeVisible();
  await expect(desk.getByText('2 personer sitter i en annan bikupa än förberett')).toBeVisible();
  await expect(desk.getByText('2 personer var inte väntade')).toBeVisible();
  const groups = () => seatedGroups(host.view, step);
  expect(groups().find(({ group }) => group.letter === 'A')?.group.place).toBe('Vid fönstret');
  await picture(desk, 'expected-adapted');
  expect(await violations(desk, 'adapted')).toEqual([]);
  await desk.emulateMedia({ colorScheme: 'dark' });
  await picture(desk, 'expected-adapted-dark');
  // By its key: the notice with the button leaves after a while, which a slow machine outlasts.
  await desk.keyboard.press('Control+z');
  await host.until(() => groups().length === 0);
  await host.until(() => host.view.list('wish').every(({ removed }) => removed));
  await desk.context().close();
  live.close();
});
