/**
 * From words to actions: notes become actions, actions are completed in rows and followed up by one
 * press each, with every act of the facilitator counted.
 */
import { keyOf } from '#lib/sync/record.ts';
import { sideways, violations } from '../support/accessible.ts';
import { Acts } from '../support/acts.ts';
import { expect, test } from '../support/e2e.ts';
import { further, goToKind, ledPage } from '../support/later-workshop.ts';
import { done, notesPlace, openLiveWorkshop, write } from '../support/live-workshop.ts';
import { picture } from '../support/pictures.ts';

const written = 'Ring vårdcentralen samma dag som någon skrivs ut';
const titles = ['Telefonrutin', 'Checklista', 'Forum', 'Utbildning', 'Kontaktlista', 'Startmöte'];

test('PT3: six complete actions take at most 35 acts with the keyboard, and the status of six takes six', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop } = live;
  const guest = await live.join();
  for (const [at, name] of ['Regionen', 'Vårdcentralen Ringen', 'Hemsjukvården'].entries()) {
    await done(host, 'organisation.add', { id: `organisation:o${at}`, name, kind: 'kommun' });
  }
  await write(guest, 'proposal', written);
  await done(host, 'step.reveal', { step: notesPlace(host).step, revealed: true });
  await goToKind(live, workshop, 'themes');
  await done(host, 'theme.create', {
    ...{ id: 'theme:t', workshop, title: 'Hemgång', notes: ['note:proposal'] },
  });
  await done(host, 'area.create', { id: 'area:a', theme: 'theme:t', title: 'Trygg hemgång' });
  await goToKind(live, workshop, 'plan');
  const desk = await ledPage(
    browser,
    live,
    `/s/${keyOf(live.series)}/w/${keyOf(workshop)}`,
    [1440, 900],
  );

  await desk.locator('.area summary', { hasText: '1 lapp som underlag' }).click();
  await desk.getByRole('button', { name: `Gör till åtgärd: ${written}` }).click();
  await expect(desk.locator('main').getByText('Blev åtgärd 1.1')).toBeVisible();
  await expect(desk.locator('.action > details > summary')).toContainText('Utifrån en lapp');
  const made = await host.until(() => host.view.list('action')[0] ?? null);
  expect(made).toMatchObject({ note: 'note:proposal', title: written, area: 'area:a' });
  await done(host, 'action.remove', { action: made.id, removed: true });
  await expect(desk.locator('.action')).toHaveCount(0);

  const acts = new Acts(desk);
  const line = desk.getByRole('textbox', { name: 'Ny åtgärd' });
  await acts.click(line);
  await acts.paste(line, titles.join('\n'));
  await acts.click(desk.getByRole('button', { name: /^Lägg till 6/ }));
  const rows = desk.locator('[data-quick]');
  await expect(rows).toHaveCount(6);
  const column = (at: number, field: string) => rows.nth(at).getByLabel(field);
  const who = ['Kommunen', 'Regionen', 'Vårdcentralen Ringen', 'Hemsjukvården'];
  await acts.reach(column(0, 'Ansvarig organisation'));
  for (const at of titles.keys()) {
    await acts.fill(column(at, 'Ansvarig organisation'), who[at % who.length] ?? '');
    if (at < 5) await acts.press('Enter');
  }
  await acts.click(column(0, 'Klart senast'));
  for (const at of titles.keys()) {
    await acts.fill(column(at, 'Klart senast'), `2027-0${at + 4}-01`);
    if (at < 5) await acts.press('Enter');
  }
  const all = desk.getByLabel('Samma uppföljningsdag för alla som saknar en');
  await acts.click(all);
  await acts.fill(all, '2027-10-01');
  await acts.press('Enter');
  const named = (title: string) => host.view.list('action').find((own) => own.title === title);
  await host.until(() => titles.every((title) => named(title)?.followUp === '2027-10-01'));
  for (const [at, title] of titles.entries()) {
    const organisation = named(title)?.organisation ?? '';
    expect(host.view.get('organisation', organisation)?.name).toBe(who[at % who.length]);
    expect(named(title)).toMatchObject({ due: `2027-0${at + 4}-01`, followUp: '2027-10-01' });
  }
  expect(await desk.locator('.action > details[open]').count(), 'none was opened').toBe(0);
  expect(acts.count).toBeLessThanOrEqual(35);
  test.info().annotations.push({ type: 'acts', description: `${acts.count} acts` });
  await picture(desk, 'actions-rows');
  expect(await violations(desk, 'rows')).toEqual([]);
  expect(await sideways(desk, 'rows')).toEqual([]);
  await desk.emulateMedia({ colorScheme: 'dark' });
  await picture(desk, 'actions-rows-dark');
  expect(await violations(desk, 'rows, dark', 'colours')).toEqual([]);
  await desk.context().close();

  // The room rates what has just been written.
  await done(host, 'workshop.close', { workshop });
  const second = await further(live, 'second', 'Workshop 2');
  const matrix = await goToKind(live, second.id, 'matrix');
  expect(host.view.get('step', matrix)).toMatchObject({ rates: 'actions' });
  const screen = await ledPage(browser, live, `${second.path}/screen`, [1920, 1080]);
  await expect(screen.getByRole('heading', { name: 'Telefonrutin' })).toBeVisible();
  await picture(screen, 'actions-judging');
  const levels = [
    [2, 5],
    [4, 4],
    [2, 5],
    [1, 2],
    [5, 2],
    [2, 5],
  ] as const;
  for (let n = 0; n < 3; n += 1) {
    const person = await live.join(second);
    await person.client.until(() => person.client.view.get('step', matrix)?.openedAt ?? null);
    for (const [at, title] of titles.entries()) {
      const [effort, impact] = levels[at] ?? [3, 3];
      const args = { step: matrix, action: named(title)?.id ?? '', at: { effort, impact } };
      await done(person.client, 'placement.set', args);
    }
  }
  const remote = await ledPage(browser, live, second.path, [390, 844]);
  await expect(remote.getByText('Utbildning')).toBeVisible();
  const bar = remote.locator('header .controls').first();
  const main = remote.locator('main header .act.first');
  const height =
    ((await bar.boundingBox())?.height ?? 0) + ((await main.boundingBox())?.height ?? 0);
  test.info().annotations.push({ type: 'bar', description: `${height} of 844 px` });
  expect(height).toBeLessThanOrEqual(170);
  await picture(remote, 'actions-remote');
  expect(await sideways(remote, 'remote')).toEqual([]);
  expect(await violations(remote, 'remote')).toEqual([]);
  await remote.emulateMedia({ colorScheme: 'dark' });
  await picture(remote, 'actions-remote-dark');
  await remote.context().close();

  await done(host, 'step.reveal', { step: matrix, revealed: true });
  await expect(screen.locator('.map .dot')).toHaveCount(6);
  await picture(screen, 'actions-spread');
  expect(await violations(screen, 'spread')).toEqual([]);
  await screen.keyboard.press('d');
  await picture(screen, 'actions-spread-dark');

  const followup = await further(live, 'followup', 'Uppföljning');
  await goToKind(live, followup.id, 'plan');
  const later = await ledPage(browser, live, followup.path, [1440, 900]);
  const statuses = new Acts(later);
  for (const title of titles) {
    const group = later.getByRole('group', { name: `Status för ${title}` });
    await statuses.click(group.getByRole('button', { name: 'Klar' }));
    await expect(group.getByRole('button', { name: 'Klar' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  }
  await host.until(() => titles.every((title) => named(title)?.status === 'done'));
  expect(statuses.count).toBe(6);
  const notices = later.getByRole('region', { name: 'Meddelanden' });
  await expect(notices).toContainText('Startmöte: Klar');
  await picture(later, 'actions-status');
  expect(await violations(later, 'status')).toEqual([]);
  // By its key: the notice with the button leaves after a while, which a slow machine outlasts.
  await later.keyboard.press('Control+z');
  await host.until(() => named('Startmöte')?.status === 'not-started');
  await later.context().close();
  await screen.context().close();
  live.close();
});

test('PR12: the key card is given only to who leads the series and holds a link that leads it now, and no cache keeps it', async ({
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const path = `/s/${keyOf(live.series)}`;
  const linkOf = async (action: string, fields: readonly (readonly [string, string])[]) => {
    const { body } = await live.facilitator.post(`${path}?/${action}`, fields);
    return /\/l\/([\w-]+)/.exec(Buffer.from(body).toString())?.[1] ?? '';
  };
  const asked = (token: string, cookie: string) =>
    fetch(`${server.url}${path}/key.pdf`, {
      method: 'POST',
      body: new URLSearchParams({ token }),
      headers: { origin: server.url, cookie, accept: 'text/html' },
    });
  const link = await linkOf('link', [['kind', 'facilitator']]);
  const card = await asked(link, live.facilitator.cookie);
  expect(card.status).toBe(200);
  expect(card.headers.get('content-type')).toBe('application/pdf');
  expect(card.headers.get('cache-control')).toContain('no-store');
  expect(card.headers.get('content-disposition')).toContain('nyckelkort-serie.pdf');
  const reading = await linkOf('link', [['kind', 'plan']]);
  for (const [token, cookie] of [
    [link, ''],
    ['somethingelse', live.facilitator.cookie],
    ['', live.facilitator.cookie],
    [reading, live.facilitator.cookie],
  ] as const) {
    expect((await asked(token, cookie)).status).toBe(404);
  }
  const renewed = await linkOf('renew', []);
  expect((await asked(link, live.facilitator.cookie)).status).toBe(404);
  expect((await asked(renewed, live.facilitator.cookie)).status).toBe(200);
  live.close();
});
