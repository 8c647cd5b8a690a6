/** The projector in a real browser: what stands on a page, who turns it, and how far it can be read. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { mutation } from '#lib/workshop/model/mutations.ts';
import type { DomainMutation } from '#lib/workshop/model/mutations.ts';
import type { StepKind } from '#lib/workshop/kinds/models.ts';
import { RawPhone } from '../bench/cost/raw-phone.ts';
import { smallerThan, violations } from '../support/accessible.ts';
import { expect, test } from '../support/e2e.ts';
import { picture } from '../support/pictures.ts';
import { readQr, seenFrom } from '../support/qr-camera.ts';
import { facilitator, goTo, must } from '../support/workshop-builder.ts';
import {
  openRoom,
  seedWorkshop,
  series,
  workshop,
  type SeededWorkshop,
} from '../support/seeded-workshop.ts';
import { TestServer } from '../support/server.ts';

const size = { width: 1920, height: 1080 };
const narrow = { width: 1024, height: 768 };
/** The smallest text on a projector of 1080 rows: one thirtieth of its height. */
const SMALLEST = 36;

interface Fixture {
  readonly series: { readonly organisations: readonly { readonly name: string }[] };
  readonly workshop: { readonly questions: readonly string[] };
  readonly themes: readonly { readonly title: string }[];
  readonly notes: readonly { readonly text: string; readonly column: string }[];
}
const fixture = JSON.parse(
  readFileSync(new URL('../fixtures/solna-1.json', import.meta.url), 'utf8'),
) as Fixture;
const organisations = [...fixture.series.organisations.map(({ name }) => name), 'Region Stockholm'];
const themes = fixture.themes.slice(0, 8).map(({ title }, n) => ({ id: `theme:t${n}`, title }));
const areas = ['Kallelser till SIP', 'Barn och unga', 'Trygg hemgång'];

/** A workshop of sixty people of ten organisations, with so many of the notes of a real one. */
async function seed(directory: string, notes: number): Promise<SeededWorkshop> {
  const seeded = await seedWorkshop(directory, {
    ...{ seats: 60, revealed: false, organisations: organisations.length },
  });
  const { room, close } = await openRoom(directory, series);
  const host = (...mutations: DomainMutation[]) => must(room, facilitator, mutations);
  await host(
    ...organisations.map((name, n) =>
      mutation('organisation.edit', { organisation: `organisation:o${n}`, name, kind: 'kommun' }),
    ),
    mutation('series.edit', {
      series,
      change: {
        title: 'God och nära vård i Solna',
        purpose:
          'En gemensam bild av vad som fungerar och vad vi behöver utveckla tillsammans, som blir en plan där varje organisation svarar för sitt.',
      },
    }),
    mutation('step.edit', {
      step: 'step:notes',
      change: { questions: fixture.workshop.questions, title: 'Hur är det i dag?' },
    }),
  );
  for (const [n, { actor }] of seeded.phones.entries()) {
    await must(room, actor, [mutation('note.withdraw', { note: `note:n${n}`, withdrawn: true })]);
  }
  // Of all of them, so that long and short ones are mixed as they are.
  const every = fixture.notes.length / notes;
  for (let n = 0; n < notes; n += 1) {
    const { text = '', column } = fixture.notes[Math.floor(n * every)] ?? {};
    const { actor } = seeded.phones[n % seeded.phones.length] ?? { actor: facilitator };
    await must(room, actor, [
      mutation('note.post', {
        ...{ id: `note:m${n}`, step: 'step:notes', text },
        column: column === 'fungerar' ? 'works' : 'develop',
      }),
    ]);
  }
  await host(
    ...themes.map((theme) => mutation('theme.create', { ...theme, workshop, notes: [] })),
    ...areas.flatMap((title, n) => [
      mutation('area.create', { id: `area:a${n}`, theme: null, title }),
      ...[1, 2].map((action) =>
        mutation('action.create', {
          ...{ id: `action:a${n}-${action}`, area: `area:a${n}` },
          title: `Åtgärd ${action} för ${title.toLowerCase()}`,
        }),
      ),
    ]),
  );
  // Six that tie completely, on the middle of one scale, and two that do not.
  await goTo(room, 'matrix');
  for (const [n, { actor }] of seeded.phones.slice(0, 4).entries()) {
    const placed = themes.map(({ id: theme }, at) => {
      const level =
        at < 6 ? { effort: 2 + (n % 2), impact: 3 } : { effort: at - 2, impact: 8 - at };
      return mutation('placement.set', { step: 'step:matrix', theme, at: level });
    });
    await must(room, actor, placed);
  }
  await goTo(room, 'notes');
  await room.close();
  close();
  return seeded;
}

interface LiveProjector {
  readonly server: TestServer;
  readonly context: BrowserContext;
  readonly screen: Page;
  /** Does something as the facilitator, past all pages. */
  readonly host: (...mutations: DomainMutation[]) => void;
  readonly goTo: (kind: StepKind) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openProjector(browser: Browser, notes: number): Promise<LiveProjector> {
  let seeded: SeededWorkshop | undefined;
  const server = await TestServer.start({}, async (directory) => {
    seeded = await seed(directory, notes);
  });
  if (!seeded) throw new Error('no workshop was seeded');
  const { cookie } = seeded.host;
  const context = await browser.newContext({
    ...{ baseURL: server.url, locale: 'sv-SE', viewport: size, reducedMotion: 'reduce' },
  });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  const screen = await context.newPage();
  await screen.goto('/s/s1/w/w1/screen');
  await expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
  const desk = await RawPhone.open({
    ...{ url: server.url, cookie, gzip: false, handshake: { series, as: 'facilitator' } },
  });
  let n = 0;
  let stands: StepKind = 'notes';
  const host = (...mutations: DomainMutation[]): void => {
    const numbered = mutations.map((sent) => ({ n: (n += 1), ...sent }));
    desk.say({ t: 'push', client: 'live-desk', mutations: numbered });
  };
  return {
    ...{ server, context, screen, host },
    async goTo(kind) {
      host(mutation('step.start', { step: `step:${kind}`, from: `step:${stands}` }));
      stands = kind;
      const title = kind === 'welcome' ? 'Workshop 1' : kind;
      await expect(screen.getByRole('heading', { level: 1 })).toHaveText(title);
    },
    async close() {
      desk.close();
      await context.close();
      await server.close();
    },
  };
}

/** How many pages what is shown takes, once it has been laid out. */
async function pages(screen: Page): Promise<number> {
  await screen.evaluate(() => document.fonts.ready);
  const read = async (): Promise<number> => {
    const said = await screen.getByText(/Sida \d+ av \d+/).allInnerTexts();
    return Number(/av (\d+)/.exec(said[0] ?? '')?.[1] ?? 1);
  };
  let before = -1;
  let now = await read();
  // Laid out first by guess, then as measured, then with the fonts that have come.
  while (before !== now) {
    before = now;
    await screen.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    now = await read();
  }
  return now;
}

/** What reaches beyond the place in which it is listed, where the edge cuts it. */
function cutOn(screen: Page, name: string): Promise<string[]> {
  return screen.evaluate(
    (name) =>
      [...document.querySelectorAll('.sheets')].flatMap((place) => {
        const { bottom } = place.getBoundingClientRect();
        return [...place.querySelectorAll(':scope > .sheet li, :scope > .sheet .head')]
          .filter((item) => item.getBoundingClientRect().bottom > bottom + 1)
          .map((item) => `${name}: ${item.textContent.trim().slice(0, 60)}`);
      }),
    name,
  );
}

/** What is shortened to a number of lines and has more. */
function clampedOn(screen: Page): Promise<string[]> {
  return screen.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.sheets > .sheet *')]
      .filter((part) => getComputedStyle(part).overflow === 'hidden')
      .filter((part) => part.scrollHeight > part.clientHeight + 2)
      .map((part) => part.innerText.slice(0, 60)),
  );
}

test('SC7: at 1920 by 1080 the projector shows 46 notes on at most four pages, 150 on at most thirteen, eight themes and ten organisations on one, the questions of a step together, and no text below 36 pixels', async ({
  browser,
}, { annotations }) => {
  const found: Record<string, number> = {};
  const small: string[] = [];
  const broken: string[] = [];
  const cut: string[] = [];
  const look = async (screen: Page, name: string): Promise<void> => {
    found[name] = await pages(screen);
    cut.push(...(await cutOn(screen, name)));
    small.push(...(await smallerThan(screen, SMALLEST, name)));
    broken.push(...(await violations(screen, name)));
    await picture(screen, `storbild-${name}`);
    await screen.keyboard.press('d');
    broken.push(...(await violations(screen, name, 'colours')));
    await picture(screen, `storbild-${name}-mörk`);
    await screen.keyboard.press('d');
    await screen.setViewportSize(narrow);
    await pages(screen);
    small.push(...(await smallerThan(screen, narrow.height / 30, `${name}, 4:3`)));
    await picture(screen, `storbild-${name}-4-3`);
    await screen.setViewportSize(size);
  };
  const { screen, host, goTo, close } = await openProjector(browser, 46);
  const reveal = (kind: StepKind): void =>
    host(mutation('step.reveal', { step: `step:${kind}`, revealed: true }));

  const endsAt = Date.now() + 1_200_000;
  host(mutation('step.time', { step: 'step:notes', endsAt, pausedLeft: null }));
  await expect(screen.getByRole('timer')).toBeVisible();
  await look(screen, 'frågor');
  for (const question of fixture.workshop.questions) {
    await expect(screen.getByRole('heading', { name: question })).toBeInViewport({ ratio: 1 });
  }
  reveal('notes');
  await expect(screen.getByText('Behöver utvecklas').first()).toBeVisible();
  await look(screen, 'lappar-46');
  await goTo('themes');
  // Beside the notes that are still to be sorted.
  for (const { title } of themes) {
    await expect(screen.getByText(title).filter({ visible: true }).first()).toBeInViewport();
  }
  await look(screen, 'teman');
  await goTo('dots');
  await look(screen, 'prickar');
  reveal('dots');
  await expect(screen.getByText(/har satt prickar/)).toBeVisible();
  await look(screen, 'resultat');
  await goTo('matrix');
  reveal('matrix');
  await expect(screen.getByText('Börja här')).toBeVisible();
  await look(screen, 'karta');
  await goTo('plan');
  await look(screen, 'plan');
  await goTo('welcome');
  await look(screen, 'välkomst');
  for (const name of organisations) {
    // The box of a letter is higher than its line.
    await expect(screen.getByText(name)).toBeInViewport({ ratio: 0.9 });
  }
  await close();

  const full = await openProjector(browser, 150);
  full.host(mutation('step.reveal', { step: 'step:notes', revealed: true }));
  await expect(full.screen.getByText('Behöver utvecklas').first()).toBeVisible();
  await look(full.screen, 'lappar-150');
  await full.close();

  annotations.push({ type: 'pages', description: JSON.stringify(found) });
  expect(small).toEqual([]);
  expect(broken).toEqual([]);
  expect(cut).toEqual([]);
  const { 'lappar-46': few, 'lappar-150': many, teman: sorting, ...others } = found;
  expect(few).toBeLessThanOrEqual(4);
  expect(many).toBeLessThanOrEqual(13);
  // The wall has a page or two more of the same notes: themes stand beside them.
  expect(sorting).toBeLessThanOrEqual(6);
  expect(others).toEqual({
    ...{ frågor: 1, prickar: 1, resultat: 1, karta: 1, plan: 3, välkomst: 1 },
  });
});

test('SC11: nothing that the projector lists is cut by the edge of its place, however wide the picture is and whatever was shown before', async ({
  browser,
}) => {
  const { screen, host, close } = await openProjector(browser, 12);
  host(mutation('step.reveal', { step: 'step:notes', revealed: true }));
  await expect(screen.getByText('Behöver utvecklas').first()).toBeVisible();
  const cut: string[] = [];
  // As wide as projectors are, and as windows beside others: each width breaks other lines.
  for (let width = 1_260; width <= 2_340; width += 120) {
    await screen.setViewportSize({ width, height: size.height });
    await pages(screen);
    cut.push(...(await cutOn(screen, String(width))));
  }
  expect(cut).toEqual([]);
  await close();
});

test('SC13: a goal is read in full on the projector, on as many pages as it needs', async ({
  browser,
}) => {
  const { screen, host, goTo, close } = await openProjector(browser, 1);
  const words = Array.from({ length: 180 }, (_, n) => `målord${n}`);
  await goTo('plan');
  host(mutation('area.edit', { area: 'area:a0', change: { goal: words.join(' ') } }));
  await expect(screen.getByText(/målord0 /).filter({ visible: true })).toBeVisible();
  const count = await pages(screen);
  const read: string[] = [];
  const cut: string[] = [];
  for (let page = 1; page <= count; page += 1) {
    await expect(screen.getByText(`Sida ${page} av ${count}`)).toBeVisible();
    read.push(...(await screen.locator('.sheets > .sheet').allInnerTexts()));
    cut.push(...(await cutOn(screen, `page ${page}`)), ...(await clampedOn(screen)));
    if (page < count) await screen.keyboard.press('ArrowRight');
  }
  const all = read.join(' ').match(/målord\d+/g) ?? [];
  expect([...new Set(all)]).toEqual(words);
  expect(cut).toEqual([]);
  await close();
});

test('SC8: from seven metres a phone reads the QR code of the lobby on a picture two metres wide, in which the code takes up three fifths of the height', async ({
  browser,
}) => {
  const { screen, server, goTo, close } = await openProjector(browser, 1);
  await goTo('welcome');
  const code = screen.getByRole('img', { name: /QR/ });
  const box = await code.boundingBox();
  const modules = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
  const dark = ((box?.height ?? 0) * (modules - 8)) / modules;
  expect(dark / size.height).toBeGreaterThanOrEqual(0.6);
  const read = await readQr(await seenFrom(await screen.screenshot(), 7, screen));
  expect(read).toContain(`${new URL(server.url).port}/48217306`);
  await close();
});

test('SC9: beside every step the phone of a latecomer reads the QR code from four metres, and the code stands there in digits twice as large as the smallest text', async ({
  browser,
}) => {
  const { screen, server, goTo, host, close } = await openProjector(browser, 46);
  host(mutation('step.reveal', { step: 'step:notes', revealed: true }));
  for (const kind of ['notes', 'themes', 'dots', 'plan', 'groups'] as const) {
    if (kind !== 'notes') await goTo(kind);
    // Until the step has been drawn.
    const read = async () => readQr(await seenFrom(await screen.screenshot(), 4, screen));
    await expect.poll(read, kind).toContain(`${new URL(server.url).port}/48217306`);
    const digits = screen.getByText('4821 7306').first();
    const px = await digits.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    expect(px, kind).toBeGreaterThanOrEqual(2 * SMALLEST);
    await expect(digits).toBeInViewport({ ratio: 1 });
  }
  await close();
});

test('SC2: whoever leads turns the pages of the projector from console and remote, and they stay until they are let go', async ({
  browser,
}) => {
  const { screen, context, host, goTo, close } = await openProjector(browser, 46);
  host(mutation('step.reveal', { step: 'step:notes', revealed: true }));
  const console = await context.newPage();
  await console.setViewportSize({ width: 1440, height: 900 });
  await console.goto('/s/s1/w/w1');
  const remote = await context.newPage();
  await remote.setViewportSize({ width: 390, height: 844 });
  await remote.goto('/s/s1/w/w1');
  const turner = (page: Page) => page.getByRole('region', { name: 'Bläddra på storbilden' });
  const shows = (page: number) => expect(screen.getByText(`Sida ${page} av`)).toBeVisible();

  await turner(console).getByRole('button', { name: 'Nästa sida' }).click();
  await shows(2);
  await expect(turner(remote).getByText(/Sida 2 av/)).toBeVisible();
  await expect(turner(remote).getByText('Står stilla')).toBeVisible();
  await picture(console, 'konsol-bläddra');
  await picture(remote, 'fjärrkontroll-bläddra');
  await turner(remote).getByRole('button', { name: 'Nästa sida' }).click();
  await shows(3);
  await turner(remote).getByRole('button', { name: 'Låt den bläddra själv' }).click();
  await expect(turner(console).getByText('Bläddrar av sig själv')).toBeVisible();
  await turner(console).getByRole('button', { name: 'Stanna här' }).click();
  await expect(turner(remote).getByText('Står stilla')).toBeVisible();

  // A key means the same in both windows. The arrows belong to a button while it has the focus.
  await console.getByRole('heading', { level: 1 }).click();
  await console.keyboard.press('ArrowLeft');
  await shows(2);
  await screen.keyboard.press('ArrowLeft');
  await shows(1);
  await expect(turner(console).getByText(/Sida 1 av/)).toBeVisible();
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText('Hur är det i dag?');
  expect([
    ...(await violations(console, 'console')),
    ...(await violations(remote, 'remote')),
  ]).toEqual([]);

  // What is opened on the remote is what the projector shows.
  await goTo('plan');
  await shows(1);
  await expect(turner(remote)).toBeVisible();
  await remote.getByLabel('Ny åtgärd').nth(2).fill('En till');
  await expect(screen.getByRole('heading', { level: 2, name: areas[2] ?? '' })).toBeVisible();
  await console.getByText('Åtgärd 2 för barn och unga').first().click();
  await expect(screen.getByRole('heading', { level: 2, name: areas[1] ?? '' })).toBeVisible();
  await expect(turner(console).getByText('Står stilla')).toBeVisible();
  await close();
});
