/**
 * The main job: one facilitator, one projector and five phones go from the start page to the PDF,
 * through nothing but what people see and touch.
 */
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { frameText } from '../support/frames.ts';
import { picture } from '../support/pictures.ts';

const people = [
  { organisation: 'Socialförvaltningen', role: 'Enhetschef', name: 'Eken' },
  { organisation: 'Socialförvaltningen', role: 'Biståndshandläggare', name: '' },
  { organisation: 'Vårdcentralen Ekparken', role: 'Distriktssköterska', name: 'Fjällräv' },
  { organisation: 'Vårdcentralen Ekparken', role: 'Läkare', name: '' },
  { organisation: 'Elevhälsan', role: 'Skolkurator', name: 'Lingon' },
] as const;

const notes = [
  ['Fungerar bra', 'Samlokaliseringen på familjecentralen'],
  ['Behöver utvecklas', 'Kallelsen till SIP kommer för sent'],
  ['Behöver utvecklas', 'Ingen vet vem som är fast vårdkontakt'],
  ['Behöver utvecklas', 'Läkaren är sällan med på SIP-mötet'],
  ['Fungerar bra', 'Vi ringer varandra direkt'],
] as const;

/** A text as somebody sees it: pages also hold copies for measuring and for screen readers. */
function seen(page: Page, text: string | RegExp): Locator {
  return page.getByText(text).filter({ visible: true }).first();
}

/** Waits for a phone's own column choice and sends a note. */
async function write(phone: Page, column: string, text: string): Promise<void> {
  await phone.getByRole('radio', { name: column }).check();
  await phone.getByRole('textbox').fill(text);
  await phone.getByRole('button', { name: 'Skicka lappen' }).click();
  await expect(seen(phone, text)).toBeVisible();
}

/** The frames that a page gets over its sockets, as text. */
function frames(page: Page): string[] {
  const heard: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => heard.push(frameText(payload)));
  });
  return heard;
}

/** Everything that goes wrong in a page, and every request that leaves the server's origin. */
function complaints(page: Page, own: string): string[] {
  const heard: string[] = [];
  page.on('pageerror', (fault) => heard.push(fault.message));
  page.on('console', (line) => {
    if (line.type() === 'error') heard.push(line.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    const ours = [own, own.replace('http', 'ws'), 'data:', 'blob:'];
    if (!ours.some((start) => url.startsWith(start))) heard.push(`asked elsewhere: ${url}`);
  });
  return heard;
}

test('J1: a facilitator, a projector and five phones get from the start page to the PDF', async ({
  browser,
  server,
}) => {
  const opened: BrowserContext[] = [];
  const all: string[][] = [];
  async function newPage(options: Parameters<typeof browser.newContext>[0]): Promise<Page> {
    const context = await browser.newContext({ locale: 'sv-SE', baseURL: server.url, ...options });
    context.setDefaultTimeout(10_000);
    opened.push(context);
    const page = await context.newPage();
    const heard = complaints(page, server.url);
    all.push(heard);
    return page;
  }
  // The start page, a new series, the console.
  const host = await newPage({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const hostFrames = frames(host);
  await host.goto('/');
  await picture(host, 'start');
  await host.getByRole('link', { name: 'Jag leder en workshop' }).click();
  await host.getByLabel('Namn på serien').fill('God och nära vård i Solna');
  for (const [i, name] of [...new Set(people.map((person) => person.organisation))].entries()) {
    await host.getByLabel(`Organisation ${i + 1}`, { exact: true }).fill(name);
    await host.getByLabel(`Typ av organisation ${i + 1}`).selectOption({ index: i + 1 });
  }
  await picture(host, 'new');
  await host.getByRole('button', { name: 'Skapa serien' }).click();
  await expect(host.getByRole('heading', { name: 'Serien är skapad' })).toBeVisible();
  await picture(host, 'created');
  // Whoever has not saved the link is asked once, and finds the series on the start page.
  await host.getByRole('link', { name: 'Till workshoppen' }).click();
  await host.getByRole('button', { name: 'Spara länken först' }).click();
  await host.getByRole('link', { name: 'Gå till serien' }).click();
  await expect(host.getByRole('heading', { name: 'God och nära vård i Solna' })).toBeVisible();
  await host.goto('/');
  await host.getByRole('link', { name: 'God och nära vård i Solna' }).click();
  await host.getByRole('link', { name: 'Till workshoppen' }).click();
  await expect(host.getByRole('heading', { name: 'Workshop 1' })).toBeVisible();
  const codeShown = async (): Promise<string> => {
    const shown = (await host.locator('main').innerText()).replaceAll('\n', ' ');
    return /\d{4} \d{4}/.exec(shown)?.[0] ?? '';
  };
  await expect.poll(codeShown).toMatch(/^\d{4} \d{4}$/);
  const code = await codeShown();

  const screen = await opened[0]?.newPage();
  if (!screen) throw new Error('no projector');
  const screenFrames = frames(screen);
  await screen.setViewportSize({ width: 1920, height: 1080 });
  await screen.goto(`${new URL(host.url()).pathname}/screen`);
  await expect(screen.getByText(code.slice(0, 4)).first()).toBeVisible();
  await picture(screen, 'screen-lobby');

  // Five phones join: code, organisation, role.
  const phones: Page[] = [];
  const phoneFrames: string[][] = [];
  for (const { organisation, role, name } of people) {
    const phone = await newPage({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    phoneFrames.push(frames(phone));
    phones.push(phone);
    await phone.goto('/');
    await phone.getByRole('textbox', { name: 'Kod' }).fill(code);
    await phone.waitForURL(/\/\d{8}(?:-\w+)?$/);
    await phone.getByRole('radio', { name: organisation }).check();
    await phone.getByRole('radio', { name: role, exact: true }).check();
    if (name) await phone.getByRole('textbox', { name: /Namn eller alias/ }).fill(name);
    if (phones.length === 1) await picture(phone, 'phone-join');
    await phone.getByRole('button', { name: 'Gå med' }).click();
    await phone.waitForURL(/\/w\//);
    await expect(phone.getByText('Du är med').first()).toBeVisible();
  }
  const [first, second] = phones;
  if (!first || !second) throw new Error('no phones');
  await picture(first, 'phone-lobby');
  await expect(host.getByText('5 har kommit').first()).toBeVisible();
  await picture(host, 'host-lobby');
  await host.getByRole('button', { name: 'Öppna för deltagarna' }).click();
  const next = async (): Promise<void> => {
    const controls = host.getByRole('group', { name: 'Tid och moment' });
    await controls.getByRole('button', { name: /^Nästa: / }).click();
  };

  // Groups.
  await next();
  await host
    .getByRole('group', { name: 'Personer i varje bikupa' })
    .getByRole('radio', { name: '3' })
    .check();
  await host.getByRole('button', { name: 'Blanda bikupor' }).click();
  await expect(host.getByText('Bikupa B').first()).toBeVisible();
  for (const phone of phones) {
    await expect(phone.getByRole('heading', { name: /Du är i bikupa [AB]/ })).toBeVisible();
  }
  await picture(host, 'host-groups');
  await picture(screen, 'screen-groups');
  await picture(first, 'phone-group');

  // Notes, hidden from the others until they are shown.
  await next();
  const letters = await Promise.all(
    phones.map(
      async (phone) => /bikupa ([AB])/i.exec(await phone.locator('body').innerText())?.[1],
    ),
  );
  for (const [i, phone] of phones.entries()) {
    const [column, text] = notes[i] ?? ['', ''];
    if (i === 0) {
      await phone.getByRole('textbox').fill('En tanke som inte är färdig');
      await phone.reload();
      await expect(phone.getByRole('textbox')).toHaveValue('En tanke som inte är färdig');
      await picture(phone, 'phone-write');
    }
    await write(phone, column, text);
  }
  await expect(seen(screen, /5 lappar/)).toBeVisible();
  await picture(screen, 'screen-writing');
  await picture(host, 'host-writing');
  for (const [i, phone] of phones.entries()) {
    await expect(seen(phone, notes[i]?.[1] ?? '')).toBeVisible();
  }
  const [, secret] = notes[0];
  const heardBefore = {
    host: hostFrames.join('\n'),
    screen: screenFrames.join('\n'),
    phones: phoneFrames.map((heard) => heard.join('\n')),
  };
  expect(heardBefore.phones[0]).toContain(secret);
  for (const [, text] of notes) {
    expect(heardBefore.host).not.toContain(text);
    expect(heardBefore.screen).not.toContain(text);
  }
  const sameGroup = phones.map((_, i) => letters[i] !== undefined && letters[i] === letters[0]);
  expect(sameGroup.filter(Boolean).length).toBeGreaterThan(1);
  expect(sameGroup.filter(Boolean).length).toBeLessThan(phones.length);
  for (const [i, same] of sameGroup.entries()) {
    if (same) expect(heardBefore.phones[i]).toContain(secret);
    else expect(heardBefore.phones[i]).not.toContain(secret);
  }

  // An edit, a note taken back and put there again.
  await write(second, 'Fungerar bra', 'Felskriven lapp');
  await second.getByRole('button', { name: 'Ta tillbaka lappen: Felskriven lapp' }).click();
  await expect(seen(screen, /5 lappar/)).toBeVisible();

  await host.getByRole('button', { name: 'Visa lapparna' }).click();
  await expect(seen(first, notes[1][1])).toBeVisible();
  await expect(seen(screen, secret)).toBeVisible();
  await expect(seen(host, notes[2][1])).toBeVisible();
  await picture(host, 'host-notes');
  await picture(screen, 'screen-notes');
  await picture(first, 'phone-notes');

  // Themes, by tap and by key; merged by mistake and taken back.
  await next();
  const loose = host.getByRole('region', { name: 'Ogrupperade' });
  await loose.getByText(notes[1][1]).click();
  await loose.getByText(notes[3][1]).click();
  await host.keyboard.press('n');
  await host.getByLabel('Temats namn').fill('SIP som fungerar');
  await host.keyboard.press('Enter');
  await expect(seen(screen, 'SIP som fungerar')).toBeVisible();
  await loose.getByText(secret).click();
  await loose.getByText(notes[4][1]).click();
  await host.getByRole('button', { name: 'Nytt tema' }).click();
  await host.getByLabel('Temats namn').fill('Nära varandra');
  await host.keyboard.press('Enter');
  await expect(seen(screen, 'Nära varandra')).toBeVisible();
  await loose.getByText(notes[2][1]).click();
  await host.keyboard.press('p');
  await expect(seen(host, 'Alla lappar är sorterade.')).toBeVisible();
  await host.keyboard.press('z');
  await expect(loose.getByText(notes[2][1])).toBeVisible();
  await loose.getByText(notes[2][1]).click();
  await host.keyboard.press('1');
  await expect(seen(host, 'Alla lappar är sorterade.')).toBeVisible();
  await picture(host, 'host-themes');
  await picture(screen, 'screen-themes');
  await picture(first, 'phone-themes');

  // Dots, blind until they are counted.
  await next();
  for (const phone of phones) {
    const more = phone.getByRole('button', { name: 'En prick till på SIP som fungerar' });
    await more.click();
    await expect(phone.getByText(/prick(?:ar)? kvar|alla dina prickar/).first()).toBeVisible();
  }
  await expect(seen(screen, /5 av 5/)).toBeVisible();
  await picture(first, 'phone-dots');
  await picture(screen, 'screen-voting');
  await picture(host, 'host-dots');
  await host.getByRole('button', { name: 'Stäng och visa resultatet' }).click();
  await expect(seen(first, 'Så föll prickarna')).toBeVisible();
  await picture(screen, 'screen-result');
  await picture(host, 'host-result');
  await host.getByRole('button', { name: 'Gör till utvecklingsområde' }).first().click();

  // The plan: an action, its stances.
  await next();
  await host.getByLabel('Mål').first().fill('Nio av tio planer följs upp.');
  await host.getByLabel('Ny åtgärd').first().fill('Gemensam rutin för kallelse till SIP');
  await host.keyboard.press('Enter');
  await host.getByText('Gemensam rutin för kallelse till SIP').first().click();
  await host
    .getByLabel('Ansvarig organisation')
    .first()
    .selectOption({ label: 'Socialförvaltningen' });
  await host.getByLabel('Ansvarig roll').first().fill('enhetschef');
  await host.getByLabel('Klart senast').first().fill('2027-02-26');
  await host.getByLabel('Klart senast').first().blur();
  await expect(seen(screen, 'Gemensam rutin för kallelse till SIP')).toBeVisible();
  await first.getByText(/Jag företräder Socialförvaltningen/).click();
  await picture(first, 'phone-plan');
  await first.getByText('Gemensam rutin för kallelse till SIP').first().click();
  await first.getByRole('radio', { name: 'Antar', exact: true }).check();
  await expect(host.getByText(/Föreslagen/)).toHaveCount(0);
  await picture(first, 'phone-stance');
  await picture(host, 'host-plan');
  await picture(screen, 'screen-plan');

  // The end.
  await next();
  await host.getByRole('textbox', { name: 'Nästa steg' }).fill('Vi ses den 12 november.');
  await host.getByRole('textbox', { name: 'Nästa steg' }).blur();
  await expect(seen(screen, 'Vi ses den 12 november.')).toBeVisible();
  await picture(host, 'host-close');
  await picture(screen, 'screen-close');
  await picture(first, 'phone-close');
  await host
    .locator('main')
    .getByRole('button', { name: /Avsluta workshop/ })
    .click();
  await host
    .getByRole('dialog')
    .getByRole('button', { name: /Avsluta workshop/ })
    .click();
  await expect(seen(first, 'Workshoppen är avslutad')).toBeVisible();
  await picture(first, 'phone-closed');

  const plan = await opened[0]?.newPage();
  if (!plan) throw new Error('no plan page');
  await plan.goto(`${new URL(host.url()).pathname.replace(/\/w\/.*/, '')}/plan`);
  await expect(plan.getByText('Gemensam rutin för kallelse till SIP').first()).toBeVisible();
  await picture(plan, 'plan');
  const [download] = await Promise.all([
    plan.waitForEvent('download'),
    plan.getByRole('link', { name: 'Ladda ner som pdf' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^utvecklingsplan-.*\.pdf$/);
  const pdf = await readFile(await download.path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(20_000);

  // Nobody was told who wrote what: a seat's id is in nobody's frames but its own group's, and
  // beside a note only its writer's own.
  for (const heard of [hostFrames, screenFrames, ...phoneFrames]) {
    for (const frame of heard.join('\n').matchAll(/"author":"(seat:[^"]+)"/g)) {
      expect(heard).not.toBe(hostFrames);
      expect(heard).not.toBe(screenFrames);
      const own = new Set(
        [...heard.join('\n').matchAll(/"author":"(seat:[^"]+)"/g)].map(([, seat]) => seat),
      );
      expect(own).toEqual(new Set([frame[1]]));
    }
  }
  expect([...all.flat()]).toEqual([]);
  for (const context of opened) await context.close();
});
