/** A room sorts by itself: three phones in browsers, a laptop and a projector. */
import type { Browser, Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { keyOf } from '#lib/sync/record.ts';
import type { Sorters } from '#lib/workshop/kinds/themes/model.ts';
import { sideways, smallTargets, violations } from '../support/accessible.ts';
import { held, joinBy } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { goToKind, ledPage } from '../support/later-workshop.ts';
import { done, notesPlace, openLiveWorkshop, type LiveWorkshop } from '../support/live-workshop.ts';
import { picture } from '../support/pictures.ts';

const fixture = join(resolve(import.meta.dirname, '../..'), 'tests/fixtures/solna-1.json');
const { notes: written } = JSON.parse(readFileSync(fixture, 'utf8')) as {
  readonly notes: readonly { readonly text: string }[];
};
/** As many as a wall must hold, each of them once. */
const texts = [...new Set(written.map(({ text }) => text))].slice(0, 60);
const text = (at: number): string => texts[at] ?? '';

interface RoomInBrowsers {
  readonly live: LiveWorkshop;
  readonly phones: readonly [Page, Page, Page];
  readonly seats: readonly string[];
  readonly desk: Page;
  readonly screen: Page;
}

/** Three phones, a laptop and a projector of a workshop in which these sort. */
async function opened(browser: Browser, url: string, sorters: Sorters): Promise<RoomInBrowsers> {
  const live = await openLiveWorkshop(url);
  const { host, workshop } = live;
  const step = host.view.list('step').find(({ kind }) => kind === 'themes')?.id ?? '';
  await done(host, 'step.edit', { step, change: { sorters } });
  const phones: Page[] = [];
  const seats: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const phone = await (await browser.newContext(held)).newPage();
    await joinBy(phone, url, live);
    phones.push(phone);
    seats.push(
      await host.until(
        () => host.view.list('seat').find(({ id }) => !seats.includes(id))?.id ?? null,
      ),
    );
  }
  const path = `/s/${keyOf(live.series)}/w/${keyOf(workshop)}`;
  const desk = await ledPage(browser, live, path, [1440, 900]);
  const screen = await ledPage(browser, live, `${path}/screen`, [1920, 1080]);
  return { live, phones: phones as unknown as RoomInBrowsers['phones'], seats, desk, screen };
}

/** Sixty notes on paper are typed in and shown, and the room goes to its themes. */
async function shown({ host, workshop, ...live }: LiveWorkshop, groups: readonly string[] = []) {
  const { step, column } = notesPlace(host);
  for (const [at, own] of texts.entries()) {
    const group = groups[at % Math.max(1, groups.length)] ?? null;
    const paper = { id: `note:t${at}`, step, column, group, withdrawn: false };
    await done(host, 'note.copy', { ...paper, text: own });
  }
  await done(host, 'step.reveal', { step, revealed: true });
  await goToKind({ host, workshop, ...live }, workshop, 'themes');
}

/** The button of a note; what it says begins with its text. */
const note = (page: Page, at: number): Locator =>
  page
    .getByRole('list', { name: 'Lappar' })
    .getByRole('button', { name: text(at) })
    .first();
const where = (page: Page): Locator => page.getByRole('group', { name: 'Var ska lappen ligga?' });
const told = (page: Page, what: string): Locator =>
  page.getByRole('status').filter({ hasText: what });

/** Picks a note by tap, and lays it where it is said. */
async function lay(page: Page, at: number, place: string): Promise<void> {
  await note(page, at).tap();
  await where(page).getByRole('button', { name: place, exact: true }).tap();
  await expect(note(page, at)).toContainText(`Ligger i ${place}`);
}

async function layInNew(page: Page, at: number, place: string): Promise<void> {
  await note(page, at).tap();
  await where(page)
    .getByRole('textbox', { name: /^(?:Nytt tema|Ny hög), med några få ord$/ })
    .fill(place);
  await where(page)
    .getByRole('button', { name: /^Lägg i ny/ })
    .tap();
  await expect(note(page, at)).toContainText(`Ligger i ${place}`);
}

async function judged(page: Page, name: string, isPhone = false): Promise<void> {
  expect(await violations(page, name)).toEqual([]);
  if (isPhone) {
    expect(await sideways(page, name)).toEqual([]);
    expect(await smallTargets(page, 44, name)).toEqual([]);
  }
  await picture(page, `tyst-${name}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, `tyst-${name}-dark`);
  expect(await violations(page, `${name} in the dark`)).toEqual([]);
  await page.emulateMedia({ colorScheme: null });
}

/** On the narrowest phone, and with text twice as large. */
async function narrow(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sideways(page, `${name} at 320`)).toEqual([]);
  await picture(page, `tyst-${name}-320`);
  await page.setViewportSize(held.viewport);
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  expect(await sideways(page, `${name} at 200 %`)).toEqual([]);
  await picture(page, `tyst-${name}-200`);
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
}

/** Every note is there once, in no theme that is not there. */
function expectAll({ host }: LiveWorkshop): void {
  const notes = host.view.list('note');
  expect(notes.map((own) => own.text).toSorted()).toEqual(texts.toSorted());
  const themes = host.view.list('theme').filter(({ removed }) => !removed);
  for (const { theme } of notes) {
    if (theme !== null) expect(themes.map(({ id }) => id)).toContain(theme);
  }
  expect(new Set(themes.map(({ title }) => title.toLocaleLowerCase())).size).toBe(themes.length);
}

async function close({ live, phones, desk, screen }: RoomInBrowsers): Promise<void> {
  for (const page of [...phones, desk, screen]) await page.context().close();
  live.close();
}

test('SS10: three phones sort at once, one by key, a note moved three times lies still on all, the lock stops everybody, and no note is lost or doubled', async ({
  browser,
  server,
}) => {
  const room = await opened(browser, server.url, 'everybody');
  const { live, phones, desk, screen } = room;
  const [one, two, three] = phones;
  const { host, workshop } = live;

  // Nothing is shown yet.
  await goToKind(live, workshop, 'themes');
  await expect(one.getByText('Det finns inga lappar att sortera än')).toBeVisible();
  await expect(screen.getByText('Sortera tyst på telefonerna').first()).toBeVisible();
  await judged(one, 'silent-empty-phone', true);
  await judged(desk, 'silent-empty-console');
  await judged(screen, 'silent-empty-screen');
  await goToKind(live, workshop, 'notes');
  await shown(live);

  for (const phone of phones) {
    await expect(phone.getByRole('list', { name: 'Lappar' }).getByRole('listitem')).toHaveCount(60);
  }
  await judged(one, 'silent-phone', true);
  await judged(desk, 'silent-console');
  await judged(screen, 'silent-screen');
  await narrow(one, 'silent-phone');

  await expect(one.getByRole('combobox', { name: 'Visa' })).toHaveValue('all');
  // By tap, into a new theme: it is said, and the focus stands on the note.
  await layInNew(one, 0, 'Tillit');
  await expect(told(one, `”${text(0)}” ligger nu i Tillit.`)).toBeAttached();
  await expect(note(one, 0)).toBeFocused();
  // By key alone, into the theme that somebody else has made.
  await note(two, 1).focus();
  await two.keyboard.press('Enter');
  await expect(note(two, 1)).toHaveAttribute('aria-expanded', 'true');
  await expect(where(two)).toMatchAriaSnapshot(`
    - group "Var ska lappen ligga?":
      - paragraph: Var ska lappen ligga?
      - button "Tillit"
      - textbox "Nytt tema, med några få ord"
      - button "Lägg i nytt tema"
  `);
  await judged(two, 'silent-where-phone', true);
  await narrow(two, 'silent-where-phone');
  await two.keyboard.press('Tab');
  await expect(where(two).getByRole('button', { name: 'Tillit' })).toBeFocused();
  await two.keyboard.press('Enter');
  await expect(told(two, `”${text(1)}” ligger nu i Tillit.`)).toBeAttached();
  await expect(note(two, 1)).toBeFocused();
  await note(two, 1).press('Enter');
  await two.keyboard.press('Tab');
  await two.keyboard.press('Tab');
  await expect(where(two).getByRole('button', { name: 'Inget tema' })).toBeFocused();
  await two.keyboard.press('Enter');
  await expect(told(two, `”${text(1)}” ligger inte längre i något tema.`)).toBeAttached();
  await layInNew(two, 1, 'Rutiner');
  await layInNew(three, 2, 'Tid att mötas');
  for (const phone of phones) await expect(note(phone, 2)).toContainText('Ligger i Tid att mötas');

  // All at once: notes of their own, and one that each wants elsewhere.
  const places = ['Tillit', 'Rutiner', 'Tid att mötas'];
  await Promise.all(
    phones.map(async (phone, who) => {
      for (let at = 3 + who; at < 21; at += 3) await lay(phone, at, places[who] ?? '');
    }),
  );
  await Promise.all(
    phones.map(async (phone, who) => {
      await note(phone, 30).tap();
      await where(phone)
        .getByRole('button', { name: places[who] ?? '', exact: true })
        .tap();
    }),
  );
  for (const phone of phones) {
    await expect(note(phone, 30)).toBeDisabled();
    await expect(note(phone, 30)).toContainText('Den här lappen tar vi tillsammans.');
  }
  const tied = desk.getByRole('region', { name: 'Lappar att ta tillsammans' });
  await expect(tied).toContainText(text(30));
  await judged(one, 'silent-sorted-phone', true);
  await judged(desk, 'silent-sorted-console');
  await judged(screen, 'silent-sorted-screen');

  // Whoever leads locks it, with a note picked on a phone.
  await note(three, 40).tap();
  await desk.getByRole('button', { name: 'Lås sorteringen' }).click();
  for (const phone of phones) {
    await expect(told(phone, 'Sorteringen är låst. Nu går vi igenom')).toBeVisible();
    await expect(phone.getByRole('list', { name: 'Lappar' })).toBeHidden();
  }
  await expect(screen.getByText('Sorteringen är låst').first()).toBeVisible();
  await judged(one, 'silent-locked-phone', true);
  await judged(desk, 'silent-locked-console');
  expectAll(live);
  const lie = host.view.list('note').filter(({ theme }) => theme !== null);
  expect(lie).toHaveLength(22);
  // Opened again, it goes on as it was.
  await desk.getByRole('button', { name: 'Öppna sorteringen' }).click();
  await lay(three, 40, 'Tillit');
  expectAll(live);
  await close(room);
});

test('SS11: two groups lay their own notes into piles that nobody else sees and mark some, the plenary gets all of it at once and gives it back, and no note is lost or doubled', async ({
  browser,
  server,
}) => {
  const room = await opened(browser, server.url, 'groups');
  const { live, phones, seats, desk, screen } = room;
  const [one, mate, other] = phones;
  const { host } = live;
  const round = host.view.list('step').find(({ kind }) => kind === 'groups')?.id ?? '';
  const groups = [seats.slice(0, 2), seats.slice(2)].map((own, at) => ({
    ...{ id: `group:g${at}`, letter: 'AB'[at] ?? '', place: null },
    seats: own,
  }));
  await done(host, 'group.form', { round, groups });
  await shown(
    live,
    groups.map(({ id }) => id),
  );

  // Its own notes alone.
  for (const phone of phones) {
    await expect(phone.getByRole('list', { name: 'Lappar' }).getByRole('listitem')).toHaveCount(30);
  }
  await expect(note(other, 0)).toHaveCount(0);
  await judged(one, 'piles-phone', true);
  await narrow(one, 'piles-phone');
  await judged(desk, 'piles-console');
  await judged(screen, 'piles-screen');
  await layInNew(one, 0, 'Tillit');
  await layInNew(other, 1, 'tillit');
  await layInNew(other, 3, 'Möten');
  // Whoever sits in the group sees the pile at once, by ear too, and nobody else does.
  await expect(note(mate, 0)).toContainText('Ligger i Tillit');
  await lay(mate, 2, 'Tillit');
  const star = (page: Page, at: number) =>
    page.getByRole('button', { name: `Markera ”${text(at)}” som en av de viktigaste` });
  await star(mate, 2).press('Enter');
  await expect(star(mate, 2)).toHaveAttribute('aria-pressed', 'true');
  await expect(told(one, '1 av 3 lappar är markerade som viktigast.')).toBeVisible();
  await expect(star(one, 2)).toHaveAttribute('aria-pressed', 'true');
  await star(other, 3).tap();
  await judged(mate, 'piles-marked-phone', true);
  for (const page of [desk, screen, other]) {
    await expect(page.getByText('Tillit', { exact: true })).toHaveCount(0);
  }
  await expect(desk.getByText('Möten', { exact: true })).toHaveCount(0);
  expect(host.view.list('laid')).toEqual([]);
  expect(host.view.list('theme')).toEqual([]);

  const bring = desk.getByRole('button', { name: 'Ta upp bikupornas högar' }).first();
  await bring.click();
  for (const phone of phones) await expect(phone.getByText('Möten').first()).toBeVisible();
  await expect(screen.getByText('Möten').filter({ visible: true }).first()).toBeVisible();
  const lieIn = (title: string) => {
    const theme = host.view.list('theme').find((own) => own.title.toLocaleLowerCase() === title);
    return host.view.list('note').filter((own) => own.theme !== null && own.theme === theme?.id);
  };
  expect(lieIn('tillit')).toHaveLength(3);
  await expect(screen.getByText('Tillit', { exact: true }).first()).toBeAttached();
  expect(lieIn('möten')).toHaveLength(1);
  expect(host.view.list('laid').map((own) => [own.group, own.cluster])).toEqual([
    ...[
      [null, null],
      [null, null],
    ],
  ]);
  expectAll(live);
  await judged(one, 'piles-brought-phone', true);
  await judged(desk, 'piles-brought-console');
  await judged(screen, 'piles-brought-screen');

  // Taken back, the groups go on where they were.
  await desk.getByRole('button', { name: 'Ångra', exact: true }).first().click();
  await expect(note(one, 0)).toContainText('Ligger i Tillit');
  await expect(star(one, 2)).toHaveAttribute('aria-pressed', 'true');
  expect(host.view.list('note').filter(({ theme }) => theme !== null)).toEqual([]);
  await lay(one, 4, 'Tillit');
  await bring.click();
  await expect(one.getByRole('list', { name: 'Lappar' })).toBeHidden();
  expect(lieIn('tillit')).toHaveLength(4);
  expectAll(live);
  await close(room);
});
