/**
 * Everybody can use it: one workshop is driven through every step once, and every surface is asked
 * at each. What was found is kept, so that each rule says all that breaks it.
 */
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { sideways, smallerThan, violations } from '../support/accessible.ts';
import { expect, test } from '../support/e2e.ts';

/** The smallest text on a projector of 1080 rows: one thirtieth of its height. */
const SMALLEST = 36;

const found = {
  violations: [] as string[],
  sideways: [] as string[],
  small: [] as string[],
  byKeyboard: [] as string[],
};

test.describe.configure({ mode: 'serial' });
// A trace keeps every state of every page, which takes longer than asking about it.
test.use({ trace: 'off' });

test.beforeAll(async ({ browser, server }) => {
  const contexts: BrowserContext[] = [];
  try {
    await drive(browser, server.url, contexts);
  } finally {
    for (const context of contexts) await context.close();
  }
});

test('X1: no page and no step has a violation of WCAG 2.2 AA that axe can detect, in light or dark mode', () => {
  expect(found.violations).toEqual([]);
});

test('X2: at 320 pixels the start page, the join page and every step on the phone do not scroll sideways', () => {
  expect(found.sideways).toEqual([]);
});

test('X3: no text on the projector is smaller than a thirtieth of its height, in any scene', () => {
  expect(found.small).toEqual([]);
});

test('X4: joining and sending a note work with the keyboard alone', () => {
  expect(found.byKeyboard).toEqual(['joined', 'sent']);
});

async function drive(browser: Browser, url: string, contexts: BrowserContext[]): Promise<void> {
  async function newPage(width: number, height: number): Promise<Page> {
    const context = await browser.newContext({
      ...{ locale: 'sv-SE', baseURL: url, viewport: { width, height } },
      // What fades in has no contrast yet.
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(10_000);
    contexts.push(context);
    return context.newPage();
  }
  const host = await newPage(1440, 900);
  const phone = await newPage(390, 844);
  const remote = await newPage(390, 844);

  // The pages around the workshop.
  await host.goto('/');
  await look(host, 'start');
  await narrow(host, 'start');
  await host.goto('/accessibility');
  await look(host, 'accessibility');
  await host.goto('/privacy');
  await look(host, 'privacy');
  await host.goto('/new');
  await host.getByLabel('Namn på serien').fill('God och nära vård i Solna');
  for (const [i, name] of ['Socialförvaltningen', 'Vårdcentralen Ekparken'].entries()) {
    await host.getByLabel(`Organisation ${i + 1}`, { exact: true }).fill(name);
    await host.getByLabel(`Typ av organisation ${i + 1}`).selectOption({ index: i + 1 });
  }
  await look(host, 'new');
  await host.getByRole('button', { name: 'Skapa serien' }).click();
  await expect(host.getByRole('heading', { name: 'Serien är skapad' })).toBeVisible();
  await look(host, 'created');
  await host.getByRole('button', { name: 'Kopiera länken' }).click();
  await host.getByRole('link', { name: 'Till workshoppen' }).click();
  await expect(host.getByRole('heading', { name: 'Workshop 1' })).toBeVisible();
  const console = new URL(host.url()).pathname;
  const series = console.replace(/\/w\/.*/, '');
  const words = (await host.locator('main').innerText()).replaceAll('\n', ' ');
  const code = /\d{4} \d{4}/.exec(words)?.[0] ?? '';

  const screen = (await contexts[0]?.newPage()) ?? remote;
  await screen.setViewportSize({ width: 1920, height: 1080 });
  await screen.goto(`${console}/screen`);
  await expect(screen.getByText(code.slice(0, 4)).first()).toBeVisible();
  await remote.context().addCookies(await host.context().cookies());
  await remote.goto(console);

  /** Everything that is shown now, on every surface. */
  async function lookAround(where: string): Promise<void> {
    found.small.push(...(await smallerThan(screen, SMALLEST, where)));
    const joined = /\/w\//.test(phone.url());
    await Promise.all([
      look(host, `console, ${where}`),
      look(screen, `screen, ${where}`, () => screen.keyboard.press('d')),
      joined && look(phone, `phone, ${where}`),
      narrow(remote, `remote, ${where}`),
    ]);
    if (joined) await narrow(phone, `phone, ${where}`);
  }
  /** Goes to a step, by the console, and waits until everybody has come along. */
  async function next(title: string): Promise<void> {
    const controls = host.getByRole('group', { name: 'Tid och moment' });
    await controls.getByRole('button', { name: `Nästa: ${title}` }).click();
    for (const page of [host, screen, phone, remote]) {
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    }
  }
  async function main(name: string | RegExp): Promise<void> {
    await host.locator('main').getByRole('button', { name }).click();
  }

  await lookAround('planned');
  for (const [key, what] of [
    ['q', 'code'],
    ['?', 'help'],
  ] as const) {
    await screen.keyboard.press(key);
    await look(screen, `screen, ${what}`);
    found.small.push(...(await smallerThan(screen, SMALLEST, what)));
    await screen.keyboard.press(key === '?' ? 'Escape' : key);
  }

  // Two people: one by the keyboard alone.
  await phone.goto('/');
  await tabTo(phone, phone.getByRole('textbox', { name: 'Kod' }));
  await phone.keyboard.type(code);
  await phone.waitForURL(/\/\d{8}(?:-\w+)?$/);
  await look(phone, 'join');
  await narrow(phone, 'join');
  await tabTo(phone, phone.getByRole('radio', { name: 'Socialförvaltningen' }));
  await phone.keyboard.press('Space');
  await tabTo(phone, phone.locator('fieldset').nth(1).getByRole('radio').first());
  await phone.keyboard.press('Space');
  await tabTo(phone, phone.getByRole('button', { name: 'Gå med' }));
  await phone.keyboard.press('Enter');
  await phone.waitForURL(/\/w\//);
  await expect(phone.getByText('Du är med').first()).toBeVisible();
  found.byKeyboard.push('joined');
  const second = await newPage(390, 844);
  await second.goto(`/${code.replace(' ', '')}`);
  await second.getByRole('radio', { name: 'Vårdcentralen Ekparken' }).check();
  await second.getByRole('radio', { name: 'Läkare', exact: true }).check();
  await second.getByRole('button', { name: 'Gå med' }).click();
  await second.waitForURL(/\/w\//);

  await main('Öppna för deltagarna');
  await expect(host.getByRole('heading', { level: 1, name: 'Välkommen' })).toBeVisible();
  await lookAround('welcome');
  await phone.getByRole('button', { name: 'Meny' }).click();
  await look(phone, 'phone, menu');
  await phone.keyboard.press('Escape');

  await next('Hitta din bikupa');
  await lookAround('groups, none');
  await main('Blanda bikupor');
  await expect(phone.getByRole('heading', { name: 'Du är i bikupa A' })).toBeVisible();
  await lookAround('groups');

  await next('Hur är det i dag?');
  await lookAround('writing, nothing');
  const field = phone.getByRole('textbox');
  await tabTo(phone, phone.getByRole('radio', { name: 'Fungerar bra' }));
  await phone.keyboard.press('ArrowRight');
  await tabTo(phone, field);
  await phone.keyboard.type('Kallelsen till SIP kommer för sent');
  await tabTo(phone, phone.getByRole('button', { name: 'Skicka lappen' }));
  await phone.keyboard.press('Enter');
  await expect(phone.getByText('Skickad').first()).toBeVisible();
  found.byKeyboard.push('sent');
  await second.getByRole('textbox').fill('Vi ringer varandra direkt');
  await second.getByRole('button', { name: 'Skicka lappen' }).click();
  await expect(screen.getByText(/2 lappar/)).toBeVisible();
  await lookAround('writing');
  await main('Visa lapparna');
  await expect(screen.getByText('Vi ringer varandra direkt').first()).toBeVisible();
  await expect(phone.getByText('Vi ringer varandra direkt').first()).toBeVisible();
  await lookAround('notes');

  await next('Gruppera till teman');
  await lookAround('themes, none');
  const loose = host.getByRole('region', { name: 'Ogrupperade' });
  await loose.getByText('Kallelsen till SIP').click();
  await host.getByRole('button', { name: 'Nytt tema' }).click();
  await host.getByLabel('Temats namn').fill('SIP som fungerar');
  await host.keyboard.press('Enter');
  await expect(phone.getByText('SIP som fungerar').first()).toBeVisible();
  await expect(screen.getByText('SIP som fungerar').first()).toBeVisible();
  await lookAround('themes');

  await next('Välj det viktigaste');
  await phone.getByRole('button', { name: 'En prick till på SIP som fungerar' }).click();
  await expect(screen.getByText('1 av 2 har satt prickar')).toBeVisible();
  await lookAround('dots');
  await main('Stäng och visa resultatet');
  await expect(phone.getByText('Så föll prickarna')).toBeVisible();
  await expect(screen.getByText('1 person har satt prickar')).toBeVisible();
  await lookAround('result');

  await next('Från tema till utvecklingsområde');
  await lookAround('plan, nothing');
  await main('Gör till utvecklingsområde');
  await host.getByLabel('Ny åtgärd').first().fill('Gemensam rutin för kallelse till SIP');
  await host.keyboard.press('Enter');
  await host.getByText('Gemensam rutin för kallelse till SIP').first().click();
  await host
    .getByLabel('Ansvarig organisation')
    .first()
    .selectOption({ label: 'Socialförvaltningen' });
  await expect(screen.getByText('Gemensam rutin för kallelse till SIP').first()).toBeVisible();
  await phone.getByText(/Jag företräder Socialförvaltningen/).click();
  await phone.getByText('Gemensam rutin för kallelse till SIP').first().click();
  await phone.getByRole('radio', { name: 'Antar', exact: true }).check();
  await expect(screen.getByText('Antagen').first()).toBeVisible();
  await lookAround('plan');

  await next('Avslutning');
  await lookAround('close');
  await main(/Avsluta workshop/);
  await look(host, 'console, sure');
  await host
    .getByRole('dialog')
    .getByRole('button', { name: /Avsluta workshop/ })
    .click();
  await expect(phone.getByText('Workshoppen är avslutad').first()).toBeVisible();
  await expect(screen.getByText('Workshoppen är avslutad').first()).toBeVisible();
  await lookAround('closed');

  await host.goto(series);
  await expect(host.getByRole('heading', { name: 'Workshoppar' })).toBeVisible();
  await look(host, 'series');
  await host.goto(`${series}/plan`);
  await expect(host.getByText('Gemensam rutin för kallelse till SIP').first()).toBeVisible();
  await look(host, 'plan');
  await narrow(host, 'plan');
}

/** Asks axe in light, and for what a theme can change in dark. */
async function look(page: Page, where: string, turn?: () => Promise<void>): Promise<void> {
  const toDark = turn ?? (() => page.emulateMedia({ colorScheme: 'dark' }));
  const toLight = turn ?? (() => page.emulateMedia({ colorScheme: 'light' }));
  found.violations.push(...(await violations(page, where)));
  await toDark();
  found.violations.push(...(await violations(page, `${where}, dark`, 'colours')));
  await toLight();
}

/** Makes the window as narrow as a page must be readable in, and looks whether it is. */
async function narrow(page: Page, where: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  found.sideways.push(...(await sideways(page, where)));
  if (before) await page.setViewportSize(before);
}

/** Goes on with the tab key until it stands there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the tab key does not lead to ${String(target)}`);
}
