/** The wall on which a room sorts: how much of it is seen, and in how many acts sixty notes are sorted. */
import type { Browser, Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { cookieName } from '#lib/server/access/cookies.ts';
import { mutation } from '#lib/workshop/model/mutations.ts';
import { sideways, smallerThan, violations } from '../support/accessible.ts';
import { held } from '../support/browser-phone.ts';
import { expect, test } from '../support/e2e.ts';
import { picture } from '../support/pictures.ts';
import {
  openRoom,
  seedWorkshop,
  series,
  workshop,
  type SeededWorkshop,
} from '../support/seeded-workshop.ts';
import { TestServer } from '../support/server.ts';
import { facilitator, goTo, must } from '../support/workshop-builder.ts';

interface Fixture {
  readonly themes: readonly { key: string; title: string; keywords: string[] }[];
  readonly notes: readonly { text: string; column: string; theme: string | null }[];
}

const fixture = JSON.parse(readFileSync('tests/fixtures/solna-1.json', 'utf8')) as Fixture;
const themes = fixture.themes.slice(0, 8);
const eight = new Set(themes.map(({ key }) => key));

interface Wall {
  readonly server: TestServer;
  readonly seeded: SeededWorkshop;
  /** The number of the theme that the writer of a note meant, by its id; from 1. */
  readonly meant: ReadonlyMap<string, number>;
  readonly open: (
    options: Parameters<Browser['newContext']>[0],
    path?: string,
    who?: 'first' | 'second',
  ) => Promise<Page>;
}

/** A workshop at its sorting step, with so many notes as people write them, and eight themes. */
async function withWall(
  browser: Browser,
  { notes, named }: { readonly notes: number; readonly named: boolean },
  run: (wall: Wall) => Promise<void>,
): Promise<void> {
  // Of all of them, so that long and short ones are mixed as they are.
  const own = named ? fixture.notes.filter(({ theme }) => eight.has(theme ?? '')) : fixture.notes;
  const taken = Array.from({ length: notes }, (_, at) => {
    return own[Math.floor((at * own.length) / notes)];
  });
  const meant = new Map<string, number>();
  let seeded: SeededWorkshop | undefined;
  let second = '';
  const server = await TestServer.start({}, async (directory) => {
    seeded = await seedWorkshop(directory, { seats: 12, organisations: 6, revealed: true });
    const { room, access, close } = await openRoom(directory, series);
    const grant = access.redeem(access.createLink(series, 'facilitator'));
    if (!grant) throw new Error('a link that was just made cannot be redeemed');
    second = `${cookieName('facilitator', series)}=${grant.token}`;
    for (const [at, { actor }] of seeded.phones.entries()) {
      const args = { note: `note:n${at}`, withdrawn: true };
      await must(room, actor, [mutation('note.withdraw', args)]);
    }
    for (const [at, note] of taken.entries()) {
      const { actor } = seeded.phones[at % seeded.phones.length] ?? { actor: facilitator };
      const id = `note:m${at}`;
      meant.set(id, themes.findIndex(({ key }) => key === note?.theme) + 1);
      // Copies of one text are told apart by a number.
      const again = at >= own.length ? ` (${at})` : '';
      await must(room, actor, [
        mutation('note.post', {
          ...{ id, step: 'step:notes', text: `${note?.text ?? ''}${again}` },
          column: note?.column === 'fungerar' ? 'works' : 'develop',
        }),
      ]);
    }
    if (named) {
      for (const { key, title, keywords } of themes) {
        const theme = `theme:${key}`;
        await must(room, facilitator, [
          mutation('theme.create', { id: theme, workshop, title, notes: [] }),
          ...keywords.map((keyword) =>
            mutation('theme.keyword', { theme, keyword, present: true }),
          ),
        ]);
      }
    }
    await goTo(room, 'themes');
    await room.close();
    close();
  });
  if (!seeded) throw new Error('no workshop was seeded');
  const { cookie } = seeded.host;
  try {
    await run({
      ...{ server, seeded, meant },
      async open(options, path = '', who = 'first') {
        const context = await browser.newContext({
          ...{ baseURL: server.url, locale: 'sv-SE', reducedMotion: 'reduce' },
          ...options,
        });
        const [name = '', value = ''] = (who === 'first' ? cookie : second).split('=');
        await context.addCookies([{ name, value, url: server.url }]);
        const page = await context.newPage();
        await page.goto(`/s/s1/w/w1${path}`);
        return page;
      },
    });
  } finally {
    await server.close();
  }
}

const laptop = { viewport: { width: 1440, height: 900 } };
const projector = { viewport: { width: 1920, height: 1080 } };

function loose(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Ogrupperade' });
}

/** The ids of the notes that lie in no theme, in their order. */
async function looseNotes(page: Page): Promise<string[]> {
  return loose(page)
    .locator('[data-note]')
    .evaluateAll((notes) => notes.map((note) => (note as HTMLElement).dataset['note'] ?? ''));
}

/** How many notes each theme has, in their order. */
async function counts(page: Page): Promise<number[]> {
  const texts = await page.locator('.count > span:first-child').allInnerTexts();
  return texts.map(Number);
}

const wantedCounts = (meant: ReadonlyMap<string, number>): number[] =>
  themes.map((_, at) => [...meant.values()].filter((number) => number === at + 1).length);

/** How many notes stand in the window as a whole. */
function wholeInView(page: Page): Promise<number> {
  return page.evaluate(() => {
    const notes = [...document.querySelectorAll<HTMLElement>('.loose [data-note]')];
    const ground = document.querySelector('.loose')?.getBoundingClientRect();
    return notes.filter((note) => {
      const { top, bottom } = note.getBoundingClientRect();
      const end = Math.min(innerHeight, ground?.bottom ?? 0);
      return top >= (ground?.top ?? 0) && bottom <= end;
    }).length;
  });
}

test('WL1: on a laptop at least 24 of 46 notes are read at once, with eight themes beside them, and the projector has the wall from the first second', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  await withWall(browser, { notes: 46, named: true }, async ({ open }) => {
    const desk = await open(laptop);
    await expect(loose(desk)).toBeVisible();
    await desk.evaluate(() => document.fonts.ready);
    await picture(desk, 'wall-46');
    expect(await wholeInView(desk)).toBeGreaterThanOrEqual(24);
    for (const { title } of themes) {
      await expect(desk.getByRole('button', { name: title, exact: true })).toBeInViewport();
    }
    expect(await violations(desk, 'wall')).toEqual([]);
    expect(await sideways(desk, 'wall')).toEqual([]);

    const screen = await open(projector, '/screen');
    await expect(screen.getByRole('heading', { name: 'Att sortera' }).first()).toBeVisible();
    await expect(screen.locator('.sheet li').nth(5)).toBeVisible();
    expect(await smallerThan(screen, 36, 'wall')).toEqual([]);
    expect(await violations(screen, 'projector, wall')).toEqual([]);
    await picture(screen, 'wall-46-screen');

    // A suggestion stands on its note with the word, and is accepted by one key; it is said where it went.
    const suggested = loose(desk).locator('[data-note]', { has: desk.locator('[data-accept]') });
    const before = await suggested.count();
    expect(before).toBeGreaterThan(5);
    const note = suggested.first();
    const title = /tema \d+: (.+), för ordet/.exec(await note.innerText())?.[1] ?? '';
    expect(title).not.toBe('');
    await note.focus();
    await desk.keyboard.press('Enter');
    const live = desk.locator('[aria-live], [role="status"], [role="log"]');
    await expect(live.filter({ hasText: title }).first()).toBeAttached();
    await expect(suggested).toHaveCount(before - 1);
    await desk.keyboard.press('z');
    await expect(suggested).toHaveCount(before);

    // A word that is added suggests at once.
    await desk
      .locator('li', { hasText: themes[0]?.title ?? '' })
      .locator('.count')
      .click();
    const field = desk.getByLabel(/Lägg till ord som temat/);
    await field.fill('föräldrarna, xyzzy');
    await desk.keyboard.press('Enter');
    await expect(desk.getByRole('button', { name: 'Ta bort ordet xyzzy' })).toBeVisible();
    await expect(field).toHaveValue('');
    expect(await violations(desk, 'an opened theme')).toEqual([]);
    await desk.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(desk, 'wall, dark', 'colours')).toEqual([]);
    await picture(desk, 'wall-46-dark');
  });
});

test(
  'WL2: sixty notes are sorted into eight themes by keyboard alone, by touch alone and by mouse, in at most 75 acts, and every act is taken back',
  { tag: '@nightly' },
  async ({ browser }) => {
    test.setTimeout(240_000);
    await withWall(browser, { notes: 60, named: true }, async ({ open, meant }) => {
      const wanted = wantedCounts(meant);
      const none = themes.map(() => 0);
      const desk = await open(laptop);
      await expect(loose(desk)).toBeVisible();

      // By keyboard: a number for each note, Enter where the suggestion is right; the focus goes on by itself.
      const focused = () =>
        desk.evaluate(() => (document.activeElement as HTMLElement).dataset['note'] ?? '');
      await loose(desk).locator('[data-note]').first().focus();
      let presses = 0;
      let left = (await looseNotes(desk)).length;
      while (left > 0) {
        const id = await focused();
        const card = desk.locator(`[data-note="${id}"]`);
        const chip = card.locator('.suggestion .number');
        const number = String(meant.get(id) ?? 0);
        const key =
          (await chip.count()) > 0 && (await chip.innerText()) === number ? 'Enter' : number;
        await desk.keyboard.press(key);
        presses += 1;
        left -= 1;
        await expect(loose(desk).locator('[data-note]')).toHaveCount(left);
      }
      expect(await counts(desk)).toEqual(wanted);
      expect(presses / meant.size).toBeLessThanOrEqual(1.3);
      for (let n = 0; n < presses; n += 1) await desk.keyboard.press('z');
      await expect.poll(() => counts(desk)).toEqual(none);

      // By mouse: notes are clicked, then where they go; the last ones by a rectangle.
      let clicks = 0;
      for (const [at, { title }] of themes.entries()) {
        for (const id of await looseNotes(desk)) {
          if (meant.get(id) !== at + 1) continue;
          await desk.locator(`[data-note="${id}"]`).click({ position: { x: 60, y: 8 } });
          clicks += 1;
        }
        await desk
          .getByRole('listitem')
          .filter({ has: desk.getByRole('button', { name: title, exact: true }) })
          .getByRole('button', { name: /hit/i })
          .click();
        clicks += 1;
      }
      await expect.poll(() => counts(desk)).toEqual(wanted);
      expect(clicks).toBeLessThanOrEqual(75);
      for (let taken = 0; taken < eight.size; taken += 1) await desk.keyboard.press('z');
      await expect.poll(() => counts(desk)).toEqual(none);
      const ground = await desk.locator('.loose').boundingBox();
      if (!ground) throw new Error('there is no wall');
      await desk.mouse.move(ground.x + 3, ground.y + 60);
      await desk.mouse.down();
      await desk.mouse.move(ground.x + 450, ground.y + 300, { steps: 4 });
      await desk.mouse.up();
      const drawn = await desk.locator('[aria-selected="true"]').count();
      expect(drawn).toBeGreaterThan(3);
      await desk.keyboard.press('Escape');

      // By touch, on a phone in the hand.
      const phone = await open({ ...held });
      await expect(loose(phone)).toBeVisible();
      let taps = 0;
      for (const [at] of themes.entries()) {
        for (const id of await looseNotes(phone)) {
          if (meant.get(id) !== at + 1) continue;
          await phone.locator(`[data-note="${id}"]`).tap({ position: { x: 60, y: 8 } });
          taps += 1;
        }
        if (at === 0) {
          await picture(phone, 'wall-60-phone');
          expect(await violations(phone, 'wall in the hand')).toEqual([]);
          expect(await sideways(phone, 'wall in the hand')).toEqual([]);
        }
        const into = phone.getByRole('group', { name: 'Markerade lappar' }).getByRole('list');
        await into.getByRole('button').nth(at).tap();
        taps += 1;
      }
      await expect.poll(() => counts(desk)).toEqual(wanted);
      expect(taps).toBeLessThanOrEqual(75);
    });
  },
);

test('WL3: two who sort at once see what the other has selected, and no note is lost, doubled or moved under the hand', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  await withWall(browser, { notes: 30, named: true }, async ({ open, meant }) => {
    const [one, other] = [await open(laptop), await open(laptop, '', 'second')];
    await expect(loose(one)).toBeVisible();
    await expect(loose(other)).toBeVisible();
    const ids = await looseNotes(one);
    await one.locator(`[data-note="${ids[0] ?? ''}"]`).click({ position: { x: 60, y: 8 } });
    await expect(other.getByText(/Markerad av/)).toHaveCount(1);
    await one.keyboard.press('Escape');
    await expect(other.getByText(/Markerad av/)).toHaveCount(0);

    const sort = async (page: Page, own: readonly string[]): Promise<void> => {
      for (const id of own) {
        const note = page.locator(`.loose [data-note="${id}"]`);
        await note.focus();
        await page.keyboard.press(String(meant.get(id) ?? 0));
        await expect(note).toHaveCount(0);
      }
    };
    // A few are taken by both: the later one counts, and it is one note.
    await Promise.all([sort(one, ids.slice(0, 16)), sort(other, ids.toReversed().slice(0, 14))]);
    const wanted = wantedCounts(meant);
    await expect.poll(() => counts(one)).toEqual(wanted);
    await expect.poll(() => counts(other)).toEqual(wanted);
  });
});
