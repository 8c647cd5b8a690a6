/**
 * The second workshop of a series, and its follow-up: what the first has come to is there to see, also
 * for somebody who was not at it, and every surface has the same numbers.
 */
import type { Browser, Page } from '@playwright/test';
import { stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { sideways, violations } from '../support/accessible.ts';
import { held } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { further, goToKind, ledPage } from '../support/later-workshop.ts';
import { done, openLiveWorkshop, type Guest, type LiveWorkshop } from '../support/live-workshop.ts';
import { picture } from '../support/pictures.ts';

/** By title how many notes, and how many dots, each theme of the first workshop has. */
const themes = [
  ['SIP och fast vårdkontakt', 4, 7],
  ['Utskrivning från sjukhus', 3, 5],
  ['Rehabilitering i hemmet', 3, 2],
  ['Anhöriga som vårdar', 2, 0],
  ['Ett nummer att ringa', 2, 0],
  ['Läkemedel vid hemgång', 1, 0],
] as const;

const textOf = (theme: number, note: number) => `Lapp ${note + 1} om ${themes[theme]?.[0] ?? ''}`;

/** The first workshop: eight people in four groups write, sort, vote and begin the plan. */
async function firstWorkshop(live: LiveWorkshop): Promise<void> {
  const { host, workshop } = live;
  const guests: Guest[] = [];
  for (let n = 0; n < 8; n += 1) guests.push(await live.join());
  const round = stepsOf(host.view, workshop).find(({ kind }) => kind === 'groups')?.id ?? '';
  await done(host, 'group.form', {
    round,
    groups: ['A', 'B', 'C', 'D'].map((letter, at) => ({
      ...{ id: `group:${letter}`, letter, place: null, topic: null, locked: false },
      ...{ cafe: false, after: null },
      seats: [guests[2 * at]?.seat ?? '', guests[2 * at + 1]?.seat ?? ''],
    })),
  });
  const notes = await goToKind(live, workshop, 'notes');
  let written = 0;
  for (const [at, [, count]] of themes.entries()) {
    for (let n = 0; n < count; n += 1) {
      const guest = guests[written % guests.length];
      if (!guest) throw new Error('nobody writes');
      const step = guest.client.view.get('step', notes);
      const column = step && 'columns' in step ? (step.columns[0]?.key ?? '') : '';
      const args = { id: `note:n${at}-${n}`, step: notes, column, text: textOf(at, n) };
      await done(guest.client, 'note.post', args);
      written += 1;
    }
  }
  await done(host, 'step.reveal', { step: notes, revealed: true });
  await goToKind(live, workshop, 'themes');
  for (const [at, [title, count]] of themes.entries()) {
    const lying = Array.from({ length: count }, (_, n) => `note:n${at}-${n}`);
    await done(host, 'theme.create', { id: `theme:t${at}`, workshop, title, notes: lying });
  }
  const step = await goToKind(live, workshop, 'dots');
  for (const { client } of guests)
    await client.until(() => client.view.get('workshop', workshop)?.step === step);
  for (const [at, [, , dots]] of themes.entries()) {
    for (const guest of guests.slice(0, dots))
      await done(guest.client, 'dot.set', { step, theme: `theme:t${at}`, dots: 1 });
  }
  await done(host, 'step.reveal', { step, revealed: true });
  await goToKind(live, workshop, 'plan');
  const [organisation = null] = host.view.list('organisation').map(({ id }) => id);
  for (const at of [0, 1]) {
    const area = `area:a${at}`;
    await done(host, 'area.create', {
      id: area,
      theme: `theme:t${at}`,
      title: themes[at]?.[0] ?? '',
    });
    const goal = 'Alla som har insatser från båda huvudmännen vet vem de ska ringa.';
    await done(host, 'area.edit', { area, change: { goal } });
    for (const [n, status] of (['under-way', 'done', 'needs-decision'] as const).entries()) {
      const action = `action:a${at}-${n}`;
      const title = `Gemensam rutin ${n + 1} för ${themes[at]?.[0] ?? ''}`;
      await done(host, 'action.create', { id: action, area, title });
      const change = { organisation, role: 'enhetschef', due: `2027-04-0${n + 1}`, status };
      await done(host, 'action.edit', { action, change });
    }
  }
  const nextStep = 'Vi ses den 14 mars. Varje enhet prövar en rutin till dess.';
  await done(host, 'workshop.edit', { workshop, change: { nextStep } });
  await done(host, 'workshop.close', { workshop });
}

/** The console and the projector of a workshop, and the phone of somebody who is new. */
async function surfaces(browser: Browser, live: LiveWorkshop, at: { code: string; path: string }) {
  const desk = await ledPage(browser, live, at.path, [1440, 900]);
  const screen = await ledPage(browser, live, `${at.path}/screen`, [1920, 1080]);
  const phone = await (await browser.newContext(held)).newPage();
  await phone.goto(`${live.url}/${at.code}`);
  await phone.getByRole('radio', { name: 'Kommunen' }).check();
  await phone.getByRole('radio', { name: 'Chef' }).check();
  await phone.locator('form[action*="join"] button[type="submit"]').click();
  await phone.waitForURL(/\/w\//);
  return { desk, screen, phone };
}

/** By title the number of notes that stands with it, wherever on a page that is. */
async function counts(page: Page, lines: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const text of await page.locator(lines).filter({ visible: true }).allInnerTexts()) {
    const title = themes.find(([theme]) => text.includes(theme))?.[0];
    const number = /(\d+) lapp/.exec(text)?.[1];
    if (title && number !== undefined) found[title] = Number(number);
  }
  return found;
}

/** The same of all pages that the projector turns. */
async function countsOnScreen(screen: Page): Promise<Record<string, number>> {
  const found = await counts(screen, '.sheet li');
  for (let page = 0; page < 3 && Object.keys(found).length < themes.length; page += 1) {
    const before = await screen.locator('.sheet li').first().innerText();
    await screen.keyboard.press('ArrowRight');
    await expect(screen.locator('.sheet li').first()).not.toHaveText(before);
    Object.assign(found, await counts(screen, '.sheet li'));
  }
  return found;
}

const pages = ['phone', 'screen', 'desk'] as const;
/** Takes a picture of each, light and dark, and looks whether everybody can use them. */
async function looks(of: Readonly<Record<(typeof pages)[number], Page>>, name: string) {
  for (const surface of pages) {
    await picture(of[surface], `${name}-${surface}`);
    expect(await violations(of[surface], `${name}, ${surface}`)).toEqual([]);
    expect(await sideways(of[surface], `${name}, ${surface}`)).toEqual([]);
  }
  for (const surface of ['phone', 'desk'] as const)
    await of[surface].emulateMedia({ colorScheme: 'dark' });
  await of.screen.keyboard.press('d');
  for (const surface of pages) {
    await picture(of[surface], `${name}-${surface}-dark`);
    expect(await violations(of[surface], `${name}, ${surface}, dark`, 'colours')).toEqual([]);
  }
  for (const surface of ['phone', 'desk'] as const)
    await of[surface].emulateMedia({ colorScheme: 'light' });
  await of.screen.keyboard.press('d');
}

test('LO6: somebody new at the second workshop sees its themes on phone and projector, reads the notes of the first and has the numbers that console and projector have', async ({
  browser,
  server,
}) => {
  const live = await openLiveWorkshop(server.url);
  const { host } = live;
  await firstWorkshop(live);
  const second = await further(live, 'second', 'Workshop 2');
  const { desk, screen, phone } = await surfaces(browser, live, second);

  const expected: Record<string, number> = Object.fromEntries(
    themes.map(([title, notes]) => [title, notes]),
  );
  const fold = (page: Page, at: number) =>
    page.locator('summary', { hasText: themes[at]?.[0] ?? '' }).first();
  await expect(phone.getByRole('heading', { name: 'Välkommen tillbaka' })).toBeVisible();
  await expect(fold(phone, 0)).toBeVisible();
  await expect(fold(desk, 0)).toBeVisible();
  await expect(screen.getByRole('heading', { name: themes[0][0] })).toBeVisible();
  await looks({ phone, screen, desk }, 'later-second');
  expect(await counts(phone, 'summary')).toEqual(expected);
  expect(await counts(desk, 'summary')).toEqual(expected);
  expect(await countsOnScreen(screen)).toEqual(expected);
  await fold(phone, 0).click();
  for (let n = 0; n < themes[0][1]; n += 1)
    await expect(phone.getByText(textOf(0, n))).toBeVisible();
  await expect(phone.getByText('Vi ses den 14 mars.')).toBeVisible();

  // A proposal is written for one of the themes, and is among its notes once it is shown.
  const notes = await goToKind(live, second.id, 'notes');
  await expect(screen.getByText(/^Teman: SIP och fast vårdkontakt/)).toBeVisible();
  await phone.getByLabel('Lappen hör till').selectOption({ label: themes[1][0] });
  await phone.getByRole('textbox').fill('Vi ringer varandra före hemgång');
  await looks({ phone, screen, desk }, 'later-notes');
  await phone.getByRole('button', { name: 'Skicka lappen' }).click();
  await expect(phone.getByText('Vi ringer varandra före hemgång').first()).toBeVisible();
  await done(host, 'step.reveal', { step: notes, revealed: true });
  await goToKind(live, second.id, 'themes');
  const after = { ...expected, [themes[1][0]]: themes[1][1] + 1 };
  await expect.poll(() => counts(phone, 'summary')).toEqual(after);
  await expect.poll(() => counts(desk, 'main li:has(header)')).toEqual(after);
  await expect(screen.getByRole('heading', { name: themes[1][0] })).toBeVisible();
  expect(await countsOnScreen(screen)).toEqual(after);

  await goToKind(live, second.id, 'close');
  await expect(desk.getByRole('textbox', { name: 'Nästa steg' })).toHaveValue('');
  await expect(phone.getByText('Processledaren berättar hur det går vidare.')).toBeVisible();

  const third = await further(live, 'followup', 'Uppföljning');
  const later = await surfaces(browser, live, third);
  for (const surface of pages)
    await expect(later[surface].getByText('Planen så här långt').first()).toBeVisible();
  await looks(later, 'later-followup');
  for (const page of [desk, screen, phone, later.desk, later.screen, later.phone])
    await page.context().close();
  live.close();
});
