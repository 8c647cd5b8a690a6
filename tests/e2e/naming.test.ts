/** A room names its themes: three phones, one of them for two people, a laptop, a remote and a projector. */
import type { Browser, Page } from '@playwright/test';
import { keyOf } from '#lib/sync/record.ts';
import { violations } from '../support/accessible.ts';
import { held } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { done, openLiveWorkshop, type LiveWorkshop } from '../support/live-workshop.ts';
import { newStep } from '../support/new-step.ts';
import { picture } from '../support/pictures.ts';

const naming = 'step:namn';
/** What can be seen: what a projector measures stands there too. */
const seen = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first();
/** What is told without being asked. */
const told = (page: Page) => page.getByRole('status');
const plus = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function joined(browser: Browser, url: string, code: string): Promise<Page> {
  const page = await (await browser.newContext(held)).newPage();
  await page.goto(`${url}/${code}`);
  await page.getByRole('radio', { name: 'Kommunen' }).check();
  await page.getByRole('radio', { name: 'Chef' }).check();
  await page.locator('form[action*="join"] button[type="submit"]').click();
  await page.waitForURL(/\/w\//);
  return page;
}

/** The facilitator's laptop, phone and projector. */
async function led(browser: Browser, url: string, live: LiveWorkshop) {
  const desk = await browser.newContext({ locale: 'sv-SE' });
  await desk.addCookies(
    live.facilitator.cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return { name, value, url };
    }),
  );
  const path = `${url}/s/${keyOf(live.series)}/w/${keyOf(live.workshop)}`;
  const open = async (width: number, height: number, at: string): Promise<Page> => {
    const page = await desk.newPage();
    await page.setViewportSize({ width, height });
    await page.goto(at);
    return page;
  };
  const laptop = await open(1440, 900, path);
  const projector = await open(1920, 1080, `${path}/screen`);
  return { desk, laptop, projector, remote: () => open(390, 844, path) };
}

test('NT13: three phones read, propose, choose and see what becomes themes, the same on console and projector, and all of it is taken back', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host, workshop, code } = live;
  const notes = host.view.list('step').find(({ kind }) => kind === 'notes');
  if (!notes) throw new Error('no notes');
  await done(host, 'step.add', {
    ...newStep({ id: naming, workshop, kind: 'naming', order: 2.5, title: 'Namnge teman' }),
  });
  const texts = [
    ...['Vi litar på varandra.', 'Mötet på måndagar ger lugn.', 'Vi vet vem vi ska ringa.'],
    ...[
      'Handledningen räcker inte.',
      'Planen når inte fram.',
      'Ingen vet vem som kallar till SIP.',
    ],
    ...['Hemgången sker för fort.', 'Rollerna är otydliga.', 'Samma fråga ställs tre gånger.'],
    ...['Teamet möts varje vecka.', 'Vi saknar tid för reflektion.', 'Listan är inaktuell.'],
  ];
  for (const [at, text] of texts.entries()) {
    const column = 'columns' in notes ? (notes.columns[0]?.key ?? '') : '';
    const paper = { id: `note:t${at}`, step: notes.id, column, group: null, withdrawn: false };
    await done(host, 'note.copy', { ...paper, text });
  }
  await done(host, 'step.reveal', { step: notes.id, revealed: true });
  const phones: Page[] = [];
  for (let n = 0; n < 3; n += 1) phones.push(await joined(browser, server.url, code));
  const [one, mate, other] = phones as [Page, Page, Page];
  const round = host.view.list('step').find(({ kind }) => kind === 'groups')?.id ?? '';
  const seats = host.view.list('seat').map(({ id }) => id);
  const groups = [seats.slice(0, 2), seats.slice(2)].map((own, at) => ({
    ...{ id: `group:g${at}`, letter: 'AB'[at] ?? '', place: null, topic: null },
    ...{ locked: false, cafe: false, after: null, seats: own },
  }));
  await done(host, 'group.form', { round, groups });
  const from = host.view.get('workshop', workshop)?.step ?? null;
  await done(host, 'step.start', { step: naming, from });
  const { desk, laptop, projector, remote } = await led(browser, server.url, live);

  // Ten notes to read, the same on the phones of a group.
  for (const page of phones) await expect(page.locator('main li.paper')).toHaveCount(10);
  const read = (page: Page) => page.locator('main li.paper').allTextContents();
  expect(await read(one)).toEqual(await read(mate));
  expect(await read(other)).not.toEqual(await read(one));
  const propose = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Ett namn, med några få ord' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(seen(page, name)).toBeVisible();
  };
  await propose(one, 'Tillit');
  await propose(mate, 'Tid för handledning');
  await expect(seen(one, 'Tid för handledning')).toBeVisible();
  await propose(one, 'Rolller');
  await expect(seen(one, 'Tre förslag är nog.')).toBeVisible();
  await one.getByRole('button', { name: 'Ta tillbaka Rolller' }).click();
  await expect(seen(mate, 'Rolller')).toHaveCount(0);
  await propose(mate, 'Roller');
  await expect(seen(projector, '1 av 2 bikupor har föreslagit namn')).toBeVisible();
  await expect(seen(laptop, '1 av 2 bikupor har föreslagit namn')).toBeVisible();
  await expect(seen(laptop, 'Tillit')).toHaveCount(0);
  // What a screen reader meets, and what it is told without being asked.
  await expect(one.locator('main')).toMatchAriaSnapshot(`
    - main:
      - region "Läs de här lapparna":
        - heading "Läs de här lapparna" [level=2]
        - list:
          - listitem:
            - paragraph: Bra
      - region "Vad handlar de om?":
        - heading "Vad handlar de om?" [level=2]
        - status:
          - paragraph: Tre förslag är nog. Ta tillbaka ett om ni vill byta.
        - list:
          - listitem:
            - text: Tillit
            - button "Ta tillbaka Tillit"
  `);
  expect(await violations(one, 'proposing on the phone')).toEqual([]);
  expect(await violations(laptop, 'proposing on the console')).toEqual([]);
  await picture(one, 'telefon-temanamn');
  await picture(projector, 'storbild-temanamn');
  await picture(laptop, 'konsol-temanamn');
  await propose(other, 'Handledning och tid');
  await propose(other, 'Öppenhet');
  await laptop.getByRole('textbox', { name: 'Ett namn till' }).fill('Hemgång');
  await laptop.keyboard.press('Enter');

  // Somebody who comes late reads what the group reads, and the remote leads on.
  const phone = await remote();
  await phone.getByRole('button', { name: '2. Välja med +1' }).click();
  for (const page of [...phones, projector, laptop]) {
    for (const name of ['Hemgång', 'Roller', 'Tillit', 'Öppenhet']) {
      await expect(seen(page, name)).toBeVisible();
    }
  }
  await expect(plus(one, /Tid för handledning|Handledning och tid/)).toHaveCount(1);
  // By keyboard, and taken back.
  await plus(one, /^Tillit/).press('Enter');
  await expect(plus(one, /^Tillit/)).toHaveAttribute('aria-pressed', 'true');
  await expect(told(one).filter({ hasText: '+1 för Tillit. Dina +1: 1' })).toBeAttached();
  await expect(one.locator('main')).toMatchAriaSnapshot(`
    - main:
      - list:
        - listitem:
          - button "Tillit +1" [pressed]
  `);
  await plus(one, /^Hemgång/).press('Space');
  await plus(one, /^Hemgång/).press('Space');
  await expect(plus(one, /^Hemgång/)).toHaveAttribute('aria-pressed', 'false');
  for (const page of [mate, other]) await plus(page, /^Öppenhet/).click();
  await plus(other, /^Roller/).click();
  await expect(seen(laptop, '3 av 3 har valt')).toBeVisible();
  await expect(seen(laptop, /personer vill ha det/)).toHaveCount(0);
  expect(await violations(one, 'choosing on the phone')).toEqual([]);
  expect(await violations(projector, 'choosing on the projector')).toEqual([]);
  await picture(one, 'telefon-temanamn-val');
  await picture(projector, 'storbild-temanamn-val');

  await laptop.getByRole('button', { name: 'Räkna +1' }).first().click();
  await expect(told(one).filter({ hasText: 'Nu är det räknat' })).toBeAttached();
  for (const page of [laptop, one])
    await expect(seen(page, '2 personer vill ha det')).toBeVisible();
  // Merged, renamed and kept by the facilitator.
  await laptop.getByRole('button', { name: 'Slå ihop Öppenhet med ett annat' }).click();
  await laptop.getByRole('dialog').getByRole('button', { name: 'Tillit' }).click();
  await expect(seen(one, '3 personer vill ha det')).toBeVisible();
  await laptop.getByRole('button', { name: 'Byt namn på Tillit' }).click();
  await laptop.getByRole('textbox', { name: 'Byt namn på Tillit' }).fill('Tillit och öppenhet');
  await laptop.keyboard.press('Enter');
  for (const name of ['Tillit och öppenhet', 'Roller']) {
    await laptop.getByRole('button', { name: `Tema ${name}` }).click();
    await expect(laptop.getByRole('button', { name: `Tema ${name}` })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  }
  await expect(seen(laptop, '2 teman valda')).toBeVisible();
  for (const page of [one, projector]) {
    await expect(seen(page, 'Våra teman')).toBeVisible();
    await expect(seen(page, 'Tillit och öppenhet')).toBeVisible();
  }
  const themes = () =>
    host.view.list('theme').flatMap(({ title, removed }) => (removed ? [] : title));
  expect(themes().toSorted()).toEqual(['Roller', 'Tillit och öppenhet']);
  for (const [page, what] of [
    [one, 'phone'],
    [laptop, 'console'],
    [projector, 'projector'],
    [phone, 'remote'],
  ] as const) {
    expect(await violations(page, `what was chosen on the ${what}`)).toEqual([]);
  }
  await picture(one, 'telefon-temanamn-klart');
  await picture(projector, 'storbild-temanamn-klart');
  await picture(laptop, 'konsol-temanamn-klart');
  await picture(phone, 'fjarr-temanamn-klart');

  // All of it can be taken back.
  await laptop.getByRole('button', { name: 'Tema Roller' }).click();
  await expect.poll(themes).toEqual(['Tillit och öppenhet']);
  await laptop.getByRole('button', { name: 'Ångra' }).first().click();
  await expect.poll(() => themes().length).toBe(2);
  await laptop.getByRole('button', { name: '1. Föreslå' }).click();
  await expect(seen(one, 'Läs de här lapparna')).toBeVisible();
  await expect(seen(projector, 'Tillit och öppenhet')).toHaveCount(0);

  for (const page of phones) await page.context().close();
  await desk.close();
  live.close();
});
